using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ModelCatalog.Packaging.Tests;

/// <summary>What an assembly shows to others, read from its metadata: a line for each type and member, sorted.</summary>
internal sealed class PublicApi
{
    private readonly MetadataReader _reader;
    private readonly SignatureNames _names;
    private readonly List<string> _lines = [];

    private PublicApi(MetadataReader reader) => (_reader, _names) = (reader, new SignatureNames());

    /// <summary>The lines of an assembly.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var api = new PublicApi(file.GetMetadataReader());
        foreach (var handle in api._reader.TypeDefinitions) api.Type(handle);
        return [.. api._lines.Order(StringComparer.Ordinal)];
    }

    private static bool IsShown(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private void Type(TypeDefinitionHandle handle)
    {
        if (!IsShown(handle)) return;
        var type = _reader.GetTypeDefinition(handle);
        var context = new GenericNames(Names(type.GetGenericParameters()), []);
        var name = _names.GetTypeFromDefinition(_reader, handle, 0);
        var bases = type.GetInterfaceImplementations().Select(one => _reader.GetInterfaceImplementation(one).Interface).Prepend(type.BaseType)
            .Where(one => !one.IsNil).Select(one => Name(one, context)).Where(one => one is not ("object" or "System.ValueType" or "System.Enum")).ToList();
        _lines.Add($"{name}{Generic(context.Type)}: {Kind(type)}{(bases.Count == 0 ? "" : " of " + string.Join(", ", bases))}");

        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition)) Field(name, field, context);
        var accessors = new HashSet<MethodDefinitionHandle>();
        foreach (var property in type.GetProperties().Select(_reader.GetPropertyDefinition)) Property(name, property, context, accessors);
        foreach (var member in type.GetEvents().Select(_reader.GetEventDefinition)) Event(name, member, context, accessors);
        foreach (var method in type.GetMethods().Where(method => !accessors.Contains(method)).Select(_reader.GetMethodDefinition)) Method(name, method, context);
    }

    private void Field(string type, FieldDefinition field, GenericNames context)
    {
        if ((field.Attributes & FieldAttributes.FieldAccessMask) is not (FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)) return;
        if ((field.Attributes & FieldAttributes.SpecialName) != 0) return;
        var constant = field.GetDefaultValue();
        var value = constant.IsNil ? "" : " = " + Constant(constant);
        _lines.Add($"{type}.{_reader.GetString(field.Name)}: {field.DecodeSignature(_names, context)}{value}");
    }

    private void Property(string type, PropertyDefinition property, GenericNames context, HashSet<MethodDefinitionHandle> seen)
    {
        var accessors = property.GetAccessors();
        seen.UnionWith([accessors.Getter, accessors.Setter]);
        var shown = new[] { (accessors.Getter, "get"), (accessors.Setter, "set") }.Where(one => !one.Item1.IsNil && IsShown(_reader.GetMethodDefinition(one.Item1).Attributes)).ToList();
        if (shown.Count == 0) return;
        var signature = property.DecodeSignature(_names, context);
        var words = shown.Select(one => one.Item2 == "set" && _reader.GetMethodDefinition(one.Item1).DecodeSignature(_names, context).ReturnType.Contains("IsExternalInit", StringComparison.Ordinal) ? "init" : one.Item2);
        var index = signature.ParameterTypes.Length == 0 ? "" : "[" + string.Join(", ", signature.ParameterTypes) + "]";
        var required = HasAttribute(property.GetCustomAttributes(), "RequiredMemberAttribute") ? "required " : "";
        _lines.Add($"{type}.{_reader.GetString(property.Name)}{index}: {required}{Modifiers(_reader.GetMethodDefinition(shown[0].Item1).Attributes)}{signature.ReturnType} {{ {string.Join("; ", words)} }}");
    }

    private void Event(string type, EventDefinition member, GenericNames context, HashSet<MethodDefinitionHandle> seen)
    {
        var accessors = member.GetAccessors();
        seen.UnionWith([accessors.Adder, accessors.Remover]);
        if (IsShown(_reader.GetMethodDefinition(accessors.Adder).Attributes)) _lines.Add($"{type}.{_reader.GetString(member.Name)}: event {Name(member.Type, context)}");
    }

    private void Method(string type, MethodDefinition method, GenericNames context)
    {
        if (!IsShown(method.Attributes)) return;
        var name = _reader.GetString(method.Name);
        if (name.Contains('<', StringComparison.Ordinal)) return;
        context = context with { Method = Names(method.GetGenericParameters()) };
        var signature = method.DecodeSignature(_names, context);
        var names = method.GetParameters().Select(_reader.GetParameter).Where(one => one.SequenceNumber > 0).ToDictionary(one => one.SequenceNumber);
        var parameters = signature.ParameterTypes.Select((parameter, i) => names.TryGetValue(i + 1, out var known)
            ? parameter + " " + _reader.GetString(known.Name) + (known.GetDefaultValue() is { IsNil: false } value ? " = " + Constant(value) : (known.Attributes & ParameterAttributes.Optional) != 0 ? " = default" : "")
            : parameter);
        _lines.Add($"{type}.{name}{Generic(context.Method)}({string.Join(", ", parameters)}): {Modifiers(method.Attributes)}{signature.ReturnType}");
    }

    private static string Modifiers(MethodAttributes attributes) =>
        (attributes & MethodAttributes.Static) != 0 ? (attributes & MethodAttributes.Abstract) != 0 ? "static abstract " : "static "
        : (attributes & MethodAttributes.Abstract) != 0 ? "abstract "
        : (attributes & (MethodAttributes.Virtual | MethodAttributes.Final)) == MethodAttributes.Virtual ? "virtual " : "";

    private string Kind(TypeDefinition type)
    {
        if ((type.Attributes & TypeAttributes.Interface) != 0) return "interface";
        var parent = type.BaseType.IsNil ? "" : Name(type.BaseType, new GenericNames([], []));
        if (parent == "System.Enum") return "enum";
        if (parent == "System.ValueType") return "struct";
        return (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Sealed)) switch
        {
            TypeAttributes.Abstract | TypeAttributes.Sealed => "static class",
            TypeAttributes.Abstract => "abstract class",
            TypeAttributes.Sealed => "sealed class",
            _ => "class",
        };
    }

    private bool IsShown(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsShown(type.GetDeclaringType()),
            _ => false,
        };
    }

    private bool HasAttribute(CustomAttributeHandleCollection attributes, string name) => attributes.Select(_reader.GetCustomAttribute)
        .Any(one => one.Constructor.Kind == HandleKind.MemberReference
            && _reader.GetMemberReference((MemberReferenceHandle)one.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            && _reader.GetString(_reader.GetTypeReference((TypeReferenceHandle)parent).Name) == name);

    private string Constant(ConstantHandle handle)
    {
        var constant = _reader.GetConstant(handle);
        var value = _reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
        return value switch { null => "null", string text => '"' + text.Replace("\n", "\\n", StringComparison.Ordinal) + '"', bool flag => flag ? "true" : "false", _ => Convert.ToString(value, CultureInfo.InvariantCulture)! };
    }

    private string Name(EntityHandle handle, GenericNames context) => handle.Kind switch
    {
        HandleKind.TypeDefinition => _names.GetTypeFromDefinition(_reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => _names.GetTypeFromReference(_reader, (TypeReferenceHandle)handle, 0),
        _ => _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_names, context),
    };

    private ImmutableArray<string> Names(GenericParameterHandleCollection parameters) => [.. parameters.Select(one => _reader.GetString(_reader.GetGenericParameter(one).Name))];

    private static string Generic(ImmutableArray<string> names) => names.Length == 0 ? "" : "<" + string.Join(", ", names) + ">";
}
