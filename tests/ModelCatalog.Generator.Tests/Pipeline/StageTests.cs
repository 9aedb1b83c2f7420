using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator.Tests.Pipeline;

public sealed class StageTests
{
    [Fact]
    public void A_defect_is_a_finding_that_names_the_stage()
    {
        var finding = Stage.Run<Finding?>("checking", () => throw new InvalidOperationException("no\nelements"), defect => defect, TestContext.Current.CancellationToken);

        Assert.NotNull(finding);
        Assert.Equal("MC9001", finding.Rule.Id);
        Assert.Contains("failed at checking: InvalidOperationException: no elements", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancellation_is_no_defect() => Assert.Throws<OperationCanceledException>(
        () => Stage.Run<Finding?>("checking", () => throw new OperationCanceledException(), defect => defect, TestContext.Current.CancellationToken));

    [Fact]
    public void The_work_sees_the_invariant_culture_and_the_host_keeps_its_own()
    {
        var host = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        host.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = host;
        try
        {
            Assert.Equal("1.5", Stage.Run("checking", () => 1.5.ToString(CultureInfo.CurrentCulture), defect => defect.Message, TestContext.Current.CancellationToken));
            Assert.Same(host, CultureInfo.CurrentCulture);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
