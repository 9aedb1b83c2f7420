using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Tests;

public class PointerTests
{
    [Fact]
    public void Steps_give_back_what_was_put_in()
    {
        var pointer = Pointer.Root / "parameters" / "a/b~c" / 2;

        Assert.Equal("/parameters/a~1b~0c/2", pointer.ToString());
        Assert.Equal(["parameters", "a/b~c", "2"], pointer.Steps);
    }
}
