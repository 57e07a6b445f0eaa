using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>By what the people of an area are told apart.</summary>
public enum PopulationBy
{
    All = 1,
    Sex = 2,
    Ethnicity = 3,
    Age = 4,
}

/// <summary>How many young people of 10 to 17 live in an area, in all or of one group.</summary>
/// <param name="AreaCode">The ONS code of the local authority, such as W06000006.</param>
/// <param name="Code">The code of the group as it stands in the releases; <c>all</c> for all of them.</param>
/// <param name="Year">The year that the number is of.</param>
/// <param name="Source">Who published it, where.</param>
/// <param name="IsMadeUp">For the demo: nobody may take it for the truth.</param>
public sealed record PopulationFigure(string AreaCode, PopulationBy By, string Code, int Number, int Year, string Source, bool IsMadeUp);

/// <summary>The 10 to 17 year old population of areas, from a file that can be replaced. What a release counts is set beside it, as a rate per thousand.</summary>
public sealed class LocalPopulation
{
    public const string Everybody = "all";

    private const string ShippedFile = "YoungFutures.Domain.Reporting.population-10-to-17.csv";
    private const string Heading = "area,by,code,number,year,made up,source";
    private const string Truly = "yes";
    private const int Largest = 10_000_000;

    private readonly Dictionary<(string Area, PopulationBy By, string Code), PopulationFigure> figures;

    private LocalPopulation(Dictionary<(string, PopulationBy, string), PopulationFigure> figures) => this.figures = figures;

    /// <summary>What comes with the product: made-up numbers of the areas of the demo. Published ones are for whoever administers the product to fill in.</summary>
    public static LocalPopulation Shipped { get; } = ReadShipped();

    /// <exception cref="FormatException">A line is not as it must be; the message names its number.</exception>
    public static LocalPopulation Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var figures = new Dictionary<(string, PopulationBy, string), PopulationFigure>();
        var (number, headed) = (0, false);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            if (!headed)
            {
                if (line.Trim() != Heading) throw new FormatException($"Line {number}: the file begins with {Heading}.");
                headed = true;
                continue;
            }

            // The source comes last and may hold commas.
            var cells = line.Split(',', 7, StringSplitOptions.TrimEntries);
            if (cells is not [{ Length: 9 } area, var by, { Length: > 0 } code, var count, var year, "yes" or "no", { Length: > 0 } source])
                throw new FormatException($"Line {number}: seven columns are needed, the area as its code of nine letters and numbers.");
            if (!Enum.TryParse<PopulationBy>(by, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsDigit(by[0]))
                throw new FormatException($"Line {number}: “{by}” is none of all, sex, ethnicity and age.");
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var people) || people is 0 or > Largest)
                throw new FormatException($"Line {number}: the number of people is a whole number above nought.");
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var of) || of is < 2001 or > 2200)
                throw new FormatException($"Line {number}: the year is not one.");
            if (!figures.TryAdd((area, kind, code), new PopulationFigure(area, kind, code, people, of, source, cells[5] == Truly)))
                throw new FormatException($"Line {number}: this group of this area stands in the file already.");
        }

        return headed ? new LocalPopulation(figures) : throw new FormatException($"The file begins with {Heading}.");
    }

    /// <summary>How many of a group live in some areas together.</summary>
    /// <returns>Nothing where the file lacks one of the areas.</returns>
    public PopulationFigure? Of(IReadOnlyCollection<string> areaCodes, PopulationBy by, string code)
    {
        ArgumentNullException.ThrowIfNull(areaCodes);
        var found = new List<PopulationFigure>();
        foreach (var area in areaCodes.Distinct(StringComparer.Ordinal))
        {
            if (!figures.TryGetValue((area, by, code), out var figure)) return null;
            found.Add(figure);
        }

        return found.Count == 0 ? null : new PopulationFigure(
            string.Join(';', found.Select(figure => figure.AreaCode)), by, code, found.Sum(figure => figure.Number), found.Min(figure => figure.Year),
            string.Join("; ", found.Select(figure => figure.Source).Distinct(StringComparer.Ordinal)), found.Exists(figure => figure.IsMadeUp));
    }

    private static LocalPopulation ReadShipped()
    {
        using var stream = typeof(LocalPopulation).Assembly.GetManifestResourceStream(ShippedFile)
            ?? throw new InvalidOperationException($"{ShippedFile} is not built into the product.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
