using System.Globalization;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Population;

/// <summary>What the page holds, for a file or a sheet of paper: its cells, and nothing else.</summary>
public static class PopulationTables
{
    public static string FileName(PopulationPage page) =>
        string.Join('-', new[] { Paper.Marking, "young-futures", "population", page.Choice.Scope.Code, page.Choice.Chosen?.Code }.OfType<string>());

    public static IReadOnlyList<string> Headings(Words T) =>
    [
        T["Marking"], T["Panel"], T["Period"], T["Computed on"], T["Table"], T["Row"], T["Referrals"], T["Young people who live there"], T["Year of the population"], T["Source"], T["Made up"],
        T["Of every 1,000"], T["Lies between, from"], T["Lies between, to"], T["Times the rate of all"], T["Times the rate of all, from"], T["Times the rate of all, to"], T["Definition"], T["Out of"],
    ];

    /// <summary>A line for each group, whole numbers as numbers.</summary>
    public static IEnumerable<IReadOnlyList<object>> Lines(PopulationPage page, Words T) => page.Tables.SelectMany(table => table.AllRows.Select(row => (IReadOnlyList<object>)
    [
        Paper.Marking, string.Join("; ", page.Panels), T.Of(page.Choice.Chosen!), page.ComputedAt!.Value.ToLong(), table.Title, row.Name, row.Count.Value is { } count ? count : row.Count.ToString(),
        row.Living is { } who ? who.Number : "", row.Living?.Year.ToString(CultureInfo.InvariantCulture) ?? "", row.Living?.Source ?? "", row.Living is not { } living ? "" : living.IsMadeUp ? T["Yes"] : T["No"],
        row.RateSaid, row.LowSaid, row.HighSaid, row.RatioSaid, row.RatioFrom, row.RatioTo, table.Definition, T["Young people of 10 to 17 who live in the areas of the panel."],
    ]));

    public static IReadOnlyList<WorkbookSheet> Sheets(PopulationPage page, Words T) =>
    [
        new(T["About these figures"], [T["What"], T["Answer"]], [24, 90], [.. Facts(page, T).Append(new(T["Marking"], Paper.Marking)).Concat(PopulationWords.Of(page, T).Select(said => new PaperFact(T["How to read them"], said)))
            .Select(fact => (IReadOnlyList<object>)[fact.Name, fact.Value])]),
        new(T["Figures"], Headings(T), [20, 40, 18, 20, 40, 40, 12, 14, 12, 50, 10, 12, 12, 12, 12, 12, 12, 70, 50], [.. Lines(page, T)]),
    ];

    public static Paper Sheet(PopulationPage page, Words T)
    {
        var title = T["Beside the young people who live there"];
        if (page.Tables.Count == 0) return new(title, page.Choice.Scope.Code, [new([new PaperFacts([.. Facts(page, T)]), new PaperText(T["No figures that can be compared have been released for this choice."])])]);
        string FromTo(string from, string to) => from.Length == 0 ? T["Not given"] : T["{0} to {1}", from, to];
        string Given(string said) => said.Length == 0 ? T["Not given"] : said;
        return new(title, $"{page.Choice.Scope.Code}-{page.Choice.Chosen!.Code}",
        [
            new([new PaperFacts([.. Facts(page, T)]), .. PopulationWords.Of(page, T).Select(said => new PaperText(said))]),
            new([.. page.Tables.SelectMany(table => new PaperBlock[]
            {
                new PaperTable(table.Title, [table.RowsAre, T["Referrals"], T["Young people who live there"], T["Of every 1,000"], T["Lies between"], T["Times the rate of all"], T["Lies between"]],
                    [.. table.AllRows.Select(row => (IReadOnlyList<string>)
                        [row.Name, row.Count.ToString(), Given(row.People), Given(row.RateSaid), FromTo(row.LowSaid, row.HighSaid), row == table.Total ? "" : Given(row.RatioSaid), row == table.Total ? "" : FromTo(row.RatioFrom, row.RatioTo)])]),
                new PaperText(table.Definition), new PaperText(T["Out of: {0}", T["Young people of 10 to 17 who live in the areas of the panel."]]),
            })]),
        ]);
    }

    private static IEnumerable<PaperFact> Facts(PopulationPage page, Words T)
    {
        yield return new(T["Panel"], page.Choice.Scope.Name);
        if (page.ComputedAt is not { } computed) yield break;
        yield return new(T["Added up from"], string.Join("; ", page.Panels));
        yield return new(T["Period"], T.Of(page.Choice.Chosen!));
        yield return new(T["Computed on"], computed.ToLongWithTime());
        foreach (var (source, year) in page.Sources) yield return new(T["Source"], T["Population of {0}: {1}", year, source]);
    }
}

/// <summary>What must be said beside rates, on the page and in files.</summary>
public static class PopulationWords
{
    public static IEnumerable<string> Of(PopulationPage page, Words T)
    {
        if (page.IsMadeUp) yield return T["The population numbers below are made up, for the demo. Nothing may be concluded from these rates until an administrator has put published numbers in their place."];
        foreach (var said in Reading(T).Concat(SummaryWords.Of(T))) yield return said;
    }

    public static IEnumerable<string> Reading(Words T) =>
    [
        T["“Lies between” is where the true figure lies, 95 times in 100, whatever the rounding hides: for a rate Byar’s limits, and for the times Wilson’s interval of the share, each worked out at both ends of all the numbers that the rounded ones can stand for."],
        T["Rates are of the whole period, so that a month and a year are not to be set beside one another. They count referrals, and a young person may have several. Referrals of which the group is not known have no rate: where there are many, the rates of the others are too low and should not be compared."],
    ];
}
