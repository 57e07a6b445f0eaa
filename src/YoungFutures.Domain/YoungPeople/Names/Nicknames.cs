using System.Collections.Frozen;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>Which part of a name is meant.</summary>
public enum NamePart
{
    Given,
    Family,
}

/// <summary>
/// Groups of names that people use for each other: short forms, spellings, and Welsh and English counterparts. They help to find
/// a person and to explain why two names may be one; they never decide it.
/// </summary>
public static class Nicknames
{
    private const string File = "YoungFutures.Domain.YoungPeople.nicknames.csv";

    private static readonly Dictionary<NamePart, FrozenDictionary<string, string[]>> Roots = Read();
    private static readonly FrozenDictionary<string, string[]> AnyRoots = Roots.Values
        .SelectMany(part => part)
        .GroupBy(entry => entry.Key, entry => entry.Value)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(roots => roots).Distinct().ToArray());

    /// <summary>How many groups there are.</summary>
    public static int Count { get; } = AnyRoots.Values.SelectMany(roots => roots).Distinct().Count();

    /// <summary>The roots of the groups in which a folded word stands, for a part of a name or, without one, for either; none for an unknown word.</summary>
    public static IReadOnlyList<string> RootsOf(string foldedWord, NamePart? part = null)
    {
        ArgumentNullException.ThrowIfNull(foldedWord);
        var roots = part is { } known ? Roots[known] : AnyRoots;
        return roots.TryGetValue(foldedWord, out var found) ? found : [];
    }

    /// <summary>True when two folded words are equal or stand in one group.</summary>
    public static bool AreEquivalent(string oneFoldedWord, string otherFoldedWord, NamePart? part = null) =>
        oneFoldedWord == otherFoldedWord || RootsOf(oneFoldedWord, part).Intersect(RootsOf(otherFoldedWord, part)).Any();

    private static Dictionary<NamePart, FrozenDictionary<string, string[]>> Read()
    {
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not built into the product.");
        using var reader = new StreamReader(stream);
        var groups = new List<(string Root, string Field, string[] Forms)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#') || line.StartsWith("root,", StringComparison.Ordinal)) continue;
            var cells = line.Split(',');
            var forms = cells[2].Split(' ').Select(form => FoldedName.Of(form).Joined).Distinct().ToArray();
            groups.Add((cells[0], cells[1], forms));
        }
        return new()
        {
            [NamePart.Given] = ByForm(groups.Where(group => group.Field is "given" or "both")),
            [NamePart.Family] = ByForm(groups.Where(group => group.Field is "family" or "both")),
        };
    }

    private static FrozenDictionary<string, string[]> ByForm(IEnumerable<(string Root, string Field, string[] Forms)> groups) =>
        groups.SelectMany(group => group.Forms, (group, form) => (form, group.Root))
            .GroupBy(pair => pair.form, pair => pair.Root)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
