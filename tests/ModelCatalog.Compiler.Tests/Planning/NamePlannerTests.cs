using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Planning;

public class NamePlannerTests
{
    [Fact]
    public void Names_follow_the_descriptor()
    {
        var names = Plan("""
            model: dream-2.1
            vendor: acme
            output: video
            types: { shot: { fields: { kind: { type: string, enum: [wide, close-up] } } } }
            parameters:
              prompt: { type: string, required: true }
              mode: { type: string, name: Quality, enum: [std, pro] }
              shots: { type: shot, list: any }
              speed: { type: "number | 'auto'" }
            modes:
              on: video_mode
              none: {}
              elements: { name: References, parameters: { elements: { type: image, list: any } } }
            """);

        Assert.Equal("Dream21Request", names.RequestType);
        Assert.Equal("Quality", names.Request["mode"].Property);
        Assert.Equal("Dream21Quality", names.Request["mode"].ValueType);
        Assert.Equal("Dream21Quality.Std", names.FindEnum("Dream21Quality").Find("std"));
        Assert.Equal("Dream21Speed", names.Request["speed"].ValueType);
        Assert.Equal("Auto", names.FindChoice("Dream21Speed").Literals.Single().Member);
        Assert.Equal("Dream21Shot", names.FindType("shot").Type);
        Assert.Equal("Dream21ShotKind", names.FindType("shot").Scope["kind"].ValueType);
        Assert.Equal("Dream21VideoMode", names.Request.Union!.Type);
        Assert.Equal("Dream21VideoMode.References", names.Request.Union.Qualified(names.Request.Union["elements"]));
    }

    [Fact]
    public void A_field_of_several_modes_has_one_enum_with_the_values_of_all()
    {
        var names = Plan("""
            model: dream
            vendor: acme
            output: video
            modes:
              on: kind
              none: {}
              frame:
                parameters: { size: { type: string, enum: [s, m] }, look: { type: string, enum: [a] }, first: { type: image } }
              reference:
                parameters: { size: { type: string, enum: [s, m] }, look: { type: string, enum: [a, b] }, pictures: { type: image, list: any } }
            """);
        var modes = names.Request.Union!.Modes;

        Assert.Equal(["DreamSize", "DreamSize"], modes.Select(mode => mode["size"].ValueType));
        Assert.Equal(["DreamLook", "DreamLook"], modes.Select(mode => mode["look"].ValueType));
        Assert.Equal(["A", "B"], names.FindEnum("DreamLook").Members.Select(member => member.Member));
    }

    [Fact]
    public void A_type_does_not_say_again_what_its_owner_ends_with()
    {
        var names = Plan("""
            model: dream-shot
            vendor: acme
            output: video
            types: { shot: { fields: { shot_kind: { type: string, enum: [a] } } } }
            parameters:
              shots: { type: shot, list: any }
              shot_preset: { type: string, enum: [a] }
              dream_shot_size: { type: string, enum: [s] }
              shotgun: { type: string, enum: [a] }
            """);

        Assert.Equal("ShotPreset", names.Request["shot_preset"].Property);
        Assert.Equal("DreamShotPreset", names.Request["shot_preset"].ValueType);
        Assert.Equal("DreamShotSize", names.Request["dream_shot_size"].ValueType);
        Assert.Equal("DreamShotShotgun", names.Request["shotgun"].ValueType);
        Assert.Equal("DreamShotShot", names.FindType("shot").Type);
        Assert.Equal("DreamShotShotKind", names.FindType("shot").Scope["shot_kind"].ValueType);
    }

    [Fact]
    public void Every_declared_type_is_told()
    {
        var names = Plan("""
            model: dream
            vendor: acme
            output: video
            types: { shot: { fields: { text: { type: string } } } }
            parameters: { shots: { type: shot, list: any }, size: { type: string, enum: [s] } }
            """);

        Assert.Equal(["DreamRequest", "DreamValidator", "DreamParameters", "DreamShot", "DreamShotValidator", "DreamSize", "DreamSizeText"], names.DeclaredTypes);
    }

    private static NamePlan Plan(string descriptor)
    {
        var catalog = CatalogCompiler.Compile([new SourceText("models/acme/dream.yaml", descriptor)]);
        Assert.Empty(catalog.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return NamePlanner.Plan(catalog.Models.Single(), catalog.Index).Names;
    }
}
