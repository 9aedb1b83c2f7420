using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Finds where each parameter stands in a body.</summary>
internal static class WirePathBuilder
{
    public static EquatableArray<WirePath> Build(BodyObjectNode root, string? unionName)
    {
        var paths = new List<WirePath>();
        Walk(root, "", "", paths, unionName);
        return paths.ToEquatableArray();
    }

    private static void Walk(BodyObjectNode node, string parameterPrefix, string path, List<WirePath> paths, string? unionName)
    {
        foreach (var member in node.Members)
        {
            var here = path.Length == 0 ? member.Name : path + "." + member.Name;
            switch (member.Value)
            {
                case BodyObjectNode inner: Walk(inner, parameterPrefix, here, paths, unionName); break;
                case BodyModelIdNode: Add("variant", here); break;
                case BodyOptionNode option: Add(option.Name, here); break;
                case BodyValueNode { IsAlias: false } value: WalkSource(value.Source, parameterPrefix, here, paths, unionName); break;
            }
        }

        void Add(string parameter, string wire)
        {
            if (paths.All(p => p.Parameter != parameterPrefix + parameter)) paths.Add(new WirePath(parameterPrefix + parameter, wire));
        }
    }

    private static void WalkSource(BodySource source, string prefix, string here, List<WirePath> paths, string? unionName)
    {
        switch (source)
        {
            case ParameterSource parameter:
                Add(parameter.Parameter, here);
                if (parameter.Object is { } inner) Walk(inner, prefix + parameter.Parameter + ".", "", paths, null);
                break;
            case ListSource list:
                // A list parameter spreads, so only items in front of it have a place of their own.
                var index = 0;
                foreach (var item in list.Items)
                {
                    Add(item.Parameter, item.Shape is ListShape || index < 0 ? here : $"{here}[{index}]");
                    index = item.Shape is ListShape || index < 0 ? -1 : index + 1;
                }

                break;
            case ChoiceSource choice:
                foreach (var one in choice.Cases) WalkSource(one.Source, prefix, here, paths, unionName);
                break;
            case VariantSource:
                Add("variant", here);
                break;
            case ModeSource when unionName is not null:
                Add(unionName, here);
                break;
        }

        void Add(string parameter, string wire)
        {
            if (paths.All(p => p.Parameter != prefix + parameter)) paths.Add(new WirePath(prefix + parameter, wire));
        }
    }
}
