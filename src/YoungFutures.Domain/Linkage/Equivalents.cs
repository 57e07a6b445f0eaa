using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>Which names stand for each other: the groups of <see cref="Nicknames"/> and a longer list of short forms and Welsh and English counterparts.</summary>
internal static class Equivalents
{
    private const string File = "YoungFutures.Domain.Linkage.equivalents.csv";

    private static readonly Dictionary<NamePart, Dictionary<string, List<ulong>>> Listed = Read();

    /// <summary>Hashes of the groups in which a folded word stands, in order.</summary>
    public static ulong[] RootsOf(string foldedWord, NamePart part)
    {
        var known = Nicknames.RootsOf(foldedWord, part);
        var listed = Listed[part].GetValueOrDefault(foldedWord);
        if (known.Count == 0 && listed is null) return [];
        return [.. known.Select(root => Hashing.Of("known " + root)).Concat(listed ?? []).Distinct().Order()];
    }

    private static Dictionary<NamePart, Dictionary<string, List<ulong>>> Read()
    {
        var read = new Dictionary<NamePart, Dictionary<string, List<ulong>>> { [NamePart.Given] = [], [NamePart.Family] = [] };
        using var stream = typeof(Equivalents).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not built into the product.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.StartsWith("root,", StringComparison.Ordinal)) continue;
            var cells = line.Split(',');
            var forms = read[cells[1] == "given" ? NamePart.Given : NamePart.Family];
            var root = Hashing.Of($"listed {cells[0]} {cells[1]}");
            foreach (var form in cells[2].Split(' '))
            {
                if (!forms.TryGetValue(form, out var roots)) forms[form] = roots = [];
                if (!roots.Contains(root)) roots.Add(root);
            }
        }
        return read;
    }
}
