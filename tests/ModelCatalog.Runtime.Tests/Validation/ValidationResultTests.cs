namespace ModelCatalog.Runtime.Tests;

public class ValidationResultTests
{
    [Fact]
    public void A_warning_does_not_make_a_request_invalid()
    {
        var result = new ValidationResult([new(ViolationSeverity.Warning, ViolationKind.Ignored, "seed.ignored", "seed", null, "1", "Has no effect.")]);

        Assert.True(result.IsValid);
        result.ThrowIfInvalid();
    }
}
