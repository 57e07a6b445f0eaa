using System.Globalization;

namespace YoungFutures.Domain.Linkage;

/// <summary>The model a panel begins with, and what every estimate from data leans on where the data says little.</summary>
internal static class Starting
{
    private const string File = "YoungFutures.Domain.Linkage.names.csv";

    private static readonly Lazy<LinkageModel> Made = new(Make);

    public static LinkageModel Model => Made.Value;

    /// <summary>Level, then its rate between records of one person, unrelated people, brothers and sisters, twins. Rates of a field need not add up to one: they are scaled.</summary>
    private static readonly (string Code, double M, double U, double Sibling, double Twin)[] Table =
    [
        ("given.exact", 0.80, 0.004, 0.014, 0.004),
        ("given.equivalent", 0.035, 0.0022, 0.0035, 0.0022),
        ("given.short", 0.02, 0.0015, 0.0015, 0.0015),
        ("given.token", 0.025, 0.0015, 0.0015, 0.0015),
        ("given.close", 0.03, 0.0008, 0.0008, 0.0024),
        ("given.similar", 0.02, 0.006, 0.006, 0.018),
        ("given.sound", 0.003, 0.007, 0.010, 0.021),
        ("given.middle", 0.02, 0.003, 0.004, 0.003),
        ("given.initial", 0.01, 0.0015, 0.0015, 0.0015),
        ("given.swapped", 0.008, 0.000012, 0.0002, 0.0002),
        ("given.different", 0.03, 0.97, 0.97, 0.97),
        ("surname.exact", 0.83, 0.006, 0.84, 0.86),
        ("surname.equivalent", 0.02, 0.002, 0.02, 0.02),
        ("surname.part", 0.04, 0.002, 0.035, 0.035),
        ("surname.close", 0.03, 0.0008, 0.03, 0.03),
        ("surname.similar", 0.02, 0.005, 0.015, 0.015),
        ("surname.sound", 0.003, 0.008, 0.006, 0.006),
        ("surname.swapped", 1, 1, 1, 1),
        ("surname.given", 0.004, 0.003, 0.004, 0.004),
        ("surname.different", 0.04, 0.97, 0.06, 0.05),
        ("born.exact", 0.92, 0.00017, 0.00002, 0.94),
        ("born.swapped", 0.01, 0.00009, 0.00006, 0.01),
        ("born.digit", 0.03, 0.0035, 0.003, 0.03),
        ("born.default", 0.006, 0.0004, 0.0004, 0.004),
        ("born.two-parts", 0.012, 0.008, 0.007, 0.01),
        ("born.year", 0.002, 0.045, 0.02, 0.0006),
        ("born.different", 0.001, 0.94, 0.96, 0.006),
        ("address.home", 0.55, 0.000003, 0.62, 0.62),
        ("address.home-near", 0.06, 0.000003, 0.06, 0.06),
        ("address.house", 0.03, 0.00001, 0.03, 0.03),
        ("address.house-elsewhere", 0.02, 0.0001, 0.02, 0.02),
        ("address.postcode", 0.05, 0.00004, 0.05, 0.05),
        ("address.street", 0.01, 0.00004, 0.006, 0.006),
        ("address.postcode-other-street", 0.008, 0.0003, 0.003, 0.003),
        ("address.postcode-near", 0.008, 0.0005, 0.006, 0.006),
        ("address.sector", 0.012, 0.004, 0.01, 0.01),
        ("address.outcode", 0.06, 0.05, 0.05, 0.05),
        ("address.different", 0.19, 0.94, 0.14, 0.14),
        ("address.street-elsewhere", 0.006, 0.006, 0.003, 0.003),
        ("sex.same", 0.96, 0.5, 0.5, 0.5),
        ("sex.told", 1, 1, 1, 1),
        ("sex.different", 0.015, 0.5, 0.5, 0.5),
        ("middle.same", 0.60, 0.008, 0.004, 0.004),
        ("middle.part", 0.20, 0.012, 0.008, 0.008),
        ("middle.initial", 0.17, 0.04, 0.035, 0.035),
        ("middle.different", 0.03, 0.94, 0.95, 0.95),
        .. Number("nhs"),
        .. Number("upn"),
        ("local.same", 0.90, 0.000001, 0.000001, 0.000001),
        ("local.near", 0.03, 0.0001, 0.0001, 0.0001),
        ("local.different", 0.07, 1, 1, 1),
        ("local.other-same", 0.00001, 0.00001, 0.00001, 0.00001),
        ("local.other-near", 0.0001, 0.0001, 0.0001, 0.0001),
        ("local.other-different", 1, 1, 1, 1),
    ];

    private static (string, double, double, double, double)[] Number(string name) =>
    [
        ($"{name}.same", 0.97, 0.0000005, 0.0000005, 0.0000005),
        ($"{name}.near", 0.015, 0.00002, 0.00003, 0.0001),
        ($"{name}.different", 0.004, 1, 1, 1),
        ($"{name}.unlike", 0.01, 1, 1, 1),
    ];

    /// <summary>The shipped rates by field and level.</summary>
    public static LinkageModel.Rates[][] Rates { get; } = ByField();

    private static LinkageModel.Rates[][] ByField()
    {
        var known = Table.ToDictionary(row => row.Code);
        var fields = new LinkageModel.Rates[Levels.Fields][];
        for (var field = 0; field < fields.Length; field++)
        {
            var levels = Levels.Of((LinkageField)field);
            fields[field] = new LinkageModel.Rates[levels.Count];
            fields[field][0] = new(1, 1, 1, 1);
            foreach (var group in LevelGroups.Of((LinkageField)field))
            {
                double m = 0, u = 0, sibling = 0, twin = 0;
                foreach (var level in group)
                {
                    var row = known[levels[level].Code];
                    m += row.M;
                    u += row.U;
                    sibling += row.Sibling;
                    twin += row.Twin;
                }
                foreach (var level in group)
                {
                    var row = known[levels[level].Code];
                    fields[field][level] = new(row.M / m, row.U / u, row.Sibling / sibling, row.Twin / twin);
                }
            }
        }
        return fields;
    }

    public static SortedDictionary<string, LinkageModel.Rates> Named(LinkageModel.Rates[][] rates)
    {
        var named = new SortedDictionary<string, LinkageModel.Rates>(StringComparer.Ordinal);
        for (var field = 0; field < rates.Length; field++)
        {
            var levels = Levels.Of((LinkageField)field);
            for (var level = 1; level < levels.Count; level++) named[levels[level].Code] = rates[field][level];
        }
        return named;
    }

    private static LinkageModel Make()
    {
        using var stream = typeof(Starting).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not built into the product.");
        using var reader = new StreamReader(stream);
        var given = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var surnames = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.StartsWith("part,", StringComparison.Ordinal)) continue;
            var cells = line.Split(',');
            (cells[0] == "given" ? given : surnames)[cells[1]] = int.Parse(cells[2], CultureInfo.InvariantCulture);
        }
        // Of a register of some thousand people with two or three records each.
        return LinkageModel.Of(new LinkageModel.Content(1_000_000, 1.0 / 20_000, 1.0 / 15_000, 1.0 / 1_200_000, Named(Rates), given, surnames,
            new SortedDictionary<string, int>(StringComparer.Ordinal)));
    }
}

/// <summary>Levels of a field that exclude each other and together are certain: their rates add up to one.</summary>
internal static class LevelGroups
{
    private static readonly int[][][] Groups =
    [
        [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
        [[1, 2, 3, 4, 5, 6, 8, 9], [7]],
        [[1, 2, 3, 4, 5, 6, 7]],
        [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
        [[1, 3], [2]],
        [[1, 2, 3, 4]],
        [[1, 2, 3, 4]],
        [[1, 2, 3, 4]],
        [[1, 2, 3], [4, 5, 6]],
    ];

    public static int[][] Of(LinkageField field) => Groups[(int)field];
}
