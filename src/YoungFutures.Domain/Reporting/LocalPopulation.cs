using System.ComponentModel.DataAnnotations;
using System.Globalization;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.YoungPeople;

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

/// <summary>What is wrong with a line of a population file.</summary>
public enum PopulationProblem
{
    [Display(Name = "The file must begin with the line area,by,code,number,year,made up,source")] Heading = 1,
    [Display(Name = "Seven columns are needed, with commas between them")] Columns = 2,
    [Display(Name = "The area must be its code of nine letters and numbers, such as W06000006")] Area = 3,
    [Display(Name = "This must be one of all, sex, ethnicity and age")] By = 4,
    [Display(Name = "This is no group of that kind. For all it is all; for sex Female or Male; for ethnicity white, mixed, asian, black or other; for age From10To13, From14To15 or From16To17")] Code = 5,
    [Display(Name = "The number of people must be a whole number above nought, written without spaces or commas")] Number = 6,
    [Display(Name = "The year must be written with four digits")] Year = 7,
    [Display(Name = "This must be yes or no")] MadeUp = 8,
    [Display(Name = "The source must be given, in 200 characters or fewer")] Source = 9,
    [Display(Name = "This group of this area stands in an earlier line already")] Twice = 10,
    [Display(Name = "The file holds no numbers")] Nothing = 11,
}

/// <param name="Line">From 1, as an editor counts them; nought where it is the whole file.</param>
/// <param name="Column">As it stands in the heading; nothing where it is the whole line.</param>
public sealed record PopulationFault(int Line, string? Column, PopulationProblem Problem);

/// <summary>The 10 to 17 year old population of areas, from a file that can be replaced. What a release counts is set beside it, as a rate per thousand.</summary>
public sealed class LocalPopulation
{
    public const string Everybody = "all";

    /// <summary>After so many faults the rest of a file is not read.</summary>
    public const int MostFaults = 20;

    private const string ShippedFile = "YoungFutures.Domain.Reporting.population-10-to-17.csv";
    private const string Heading = "area,by,code,number,year,made up,source";
    private const string Truly = "yes";
    private const int Largest = 10_000_000;
    private const int LongestSource = 200;

    private static readonly Dictionary<PopulationBy, string[]> Groups = new()
    {
        [PopulationBy.All] = [Everybody],
        [PopulationBy.Sex] = [nameof(Sex.Female), nameof(Sex.Male)],
        [PopulationBy.Ethnicity] = [.. EthnicGroups.All],
        [PopulationBy.Age] = [nameof(AgeBand.From10To13), nameof(AgeBand.From14To15), nameof(AgeBand.From16To17)],
    };

    private readonly Dictionary<(string Area, PopulationBy By, string Code), PopulationFigure> figures;
    private readonly HashSet<string> areas;

    private LocalPopulation(Dictionary<(string, PopulationBy, string), PopulationFigure> figures)
    {
        this.figures = figures;
        areas = [.. figures.Values.Select(figure => figure.AreaCode)];
    }

    /// <summary>What comes with the product: made-up numbers of the areas of the demo. Published ones are for whoever administers the product to put in their place.</summary>
    public static LocalPopulation Shipped { get; } = Read(new StringReader(ShippedText()));

    public IReadOnlyCollection<PopulationFigure> Figures => figures.Values;

    /// <summary>The shipped file as it stands, which says of itself what its columns are.</summary>
    public static string ShippedText()
    {
        using var stream = typeof(LocalPopulation).Assembly.GetManifestResourceStream(ShippedFile)
            ?? throw new InvalidOperationException($"{ShippedFile} is not built into the product.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <exception cref="FormatException">A line is not as it must be; the message names its number.</exception>
    public static LocalPopulation Read(TextReader reader) =>
        Read(reader, out var faults) ?? throw new FormatException($"Line {faults[0].Line}: {faults[0].Problem}.");

    /// <summary>Nothing where a line is not as it must be.</summary>
    /// <param name="faults">What is wrong, the first twenty of it.</param>
    public static LocalPopulation? Read(TextReader reader, out IReadOnlyList<PopulationFault> faults)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var figures = new Dictionary<(string, PopulationBy, string), PopulationFigure>();
        var found = new List<PopulationFault>();
        faults = found;
        var (number, headed) = (0, false);
        while (found.Count < MostFaults && reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart('"').StartsWith('#')) continue;
            if (!headed)
            {
                if (line.Trim() != Heading)
                {
                    found.Add(new(number, null, PopulationProblem.Heading));
                    return null;
                }

                headed = true;
                continue;
            }

            if (Figure(line, number, found) is { } figure && !figures.TryAdd((figure.AreaCode, figure.By, figure.Code), figure)) found.Add(new(number, null, PopulationProblem.Twice));
        }

        if (!headed) found.Add(new(0, null, PopulationProblem.Heading));
        else if (found.Count == 0 && figures.Count == 0) found.Add(new(0, null, PopulationProblem.Nothing));
        return found.Count == 0 ? new LocalPopulation(figures) : null;
    }

    private static PopulationFigure? Figure(string line, int number, List<PopulationFault> faults)
    {
        // The source comes last and may hold commas; a spreadsheet puts it between quotation marks then.
        var cells = line.Split(',', 7, StringSplitOptions.TrimEntries);
        if (cells.Length < 7) return Wrong(null, PopulationProblem.Columns);
        var source = cells[6] is ['"', .. var quoted, '"'] ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : cells[6];

        if (cells[0].Length != 9 || !cells[0].All(char.IsAsciiLetterOrDigit)) return Wrong("area", PopulationProblem.Area);
        if (cells[1].Length == 0 || !char.IsAsciiLetter(cells[1][0]) || !Enum.TryParse<PopulationBy>(cells[1], ignoreCase: true, out var by) || !Enum.IsDefined(by)) return Wrong("by", PopulationProblem.By);
        if (!Groups[by].Contains(cells[2])) return Wrong("code", PopulationProblem.Code);
        if (!int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var people) || people is 0 or > Largest) return Wrong("number", PopulationProblem.Number);
        if (!int.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2001 or > 2200) return Wrong("year", PopulationProblem.Year);
        if (cells[5] is not ("yes" or "no")) return Wrong("made up", PopulationProblem.MadeUp);
        if (source.Length is 0 or > LongestSource) return Wrong("source", PopulationProblem.Source);
        return new PopulationFigure(cells[0], by, cells[2], people, year, source, cells[5] == Truly);

        PopulationFigure? Wrong(string? column, PopulationProblem problem)
        {
            faults.Add(new(number, column, problem));
            return null;
        }
    }

    /// <summary>Whether the file says anything of an area.</summary>
    public bool Knows(string areaCode) => areas.Contains(areaCode);

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
}
