using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns;

public sealed record ReturnRow(Guid Id, string Panel, ReleasePeriod Period, int Number, ReturnState State, DateOnly? DueOn);

public sealed record ReturnsPage(Paged<ReturnRow> Returns, bool MayPrepare, bool Governs);

/// <summary>One line with its answer, the question in the reader's words.</summary>
/// <param name="Total">Nothing where nothing was counted.</param>
public sealed record FigureLine(string Code, string Question, string Definition, string BrokenDownBy, int? Total, IReadOnlyList<(string Name, int Count)> Cells);

public sealed record FigureSection(string Name, IReadOnlyList<FigureLine> Lines);

public sealed record ChangeLine(string Code, string Question, string Cell, int? Before, int? Now);

/// <param name="Found">Those in sight of whoever runs the panel; nobody else is shown which they are.</param>
public sealed record SpoilerGroup(Spoiler Spoiler, int? Counted, IReadOnlyList<SpoilingRecord> Found);

public sealed record ReturnPage(Guid Id, string Version, Guid PanelId, string Panel, ReleasePeriod Period, int Number, ReturnState State, int DefinitionNumber, DateOnly? DueOn, DateTime? CountedAt, string? Because, string? SentBackBecause,
    string? Organisation, string? Post, string? Basis, DateTime? SignedAt, string? SignedBy, string? ContentHash, IReadOnlyList<FigureSection> Sections, int? BeforeNumber, IReadOnlyList<ChangeLine> Changes,
    IReadOnlyList<SpoilerGroup> Spoilers, bool HasBasis, bool Runs, bool Governs)
{
    /// <summary>So many records of one kind are listed; what is put right makes room for the others.</summary>
    public const int MostSpoilers = 50;

    public bool CanCount => Runs && State == ReturnState.Preparing;
    public bool CanSubmit => CanCount && CountedAt is not null;
    public bool CanSign => Governs && State == ReturnState.AwaitingSignature;
    public bool CanDisclose => Governs && State == ReturnState.Signed;

    public static async Task<ReturnPage?> Of(YoungFuturesDb db, Viewer viewer, Words T, Guid returnId)
    {
        if (!viewer.May(ReturnRights.List) || await db.NationalReturns.AsNoTracking().SingleOrDefaultAsync(one => one.Id == returnId) is not { } held) return null;
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == held.PanelId);
        var definition = await db.ReturnDefinitions.AsNoTracking().Include(one => one.Lines).SingleAsync(one => one.Id == held.DefinitionId);
        var basisId = held.BasisId;
        // While it is prepared it may still be counted anew, on what is in force by then; later on it stands with what it was counted on.
        var basis = held.State == ReturnState.Preparing || basisId is null ? await db.BasisOf(held.PanelId) : await db.ReturnBases.AsNoTracking().SingleOrDefaultAsync(one => one.Id == basisId);
        var before = await db.NationalReturns.AsNoTracking().Where(one => one.PanelId == held.PanelId && one.PeriodStart == held.PeriodStart && one.Number < held.Number && one.State == ReturnState.Signed)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        var counts = held.Counts();
        var (runs, governs) = (viewer.May(ReturnRights.Run, held), viewer.May(ReturnRights.Sign, held));
        var found = runs ? await ReturnSpoilers.Find(db, held.PanelId, definition, held.Period, MostSpoilers) : [];
        var words = await ReturnWords.Of(db, T, counts?.Figures.SelectMany(figure => figure.Cells).Select(cell => cell.Code) ?? []);
        var by = await db.Users.Where(user => user.Id == held.SignedById).Select(user => user.DisplayName).SingleOrDefaultAsync();
        return new ReturnPage(held.Id, held.Version.ToString(), held.PanelId, T.Of(panel), held.Period, held.Number, held.State, definition.Number, held.DueOn, held.CountedAt, held.Because, held.SentBackBecause,
            basis?.Organisation, basis?.Post, basis?.Basis, held.SignedAt, by, held.ContentHash, SectionsOf(T, words, definition, counts), before?.Number,
            before?.Counts() is { } was && counts is not null ? ChangesOf(T, words, definition, was, counts) : [],
            [.. Enum.GetValues<Spoiler>().Select(spoiler => new SpoilerGroup(spoiler, counts?.Spoilers.FirstOrDefault(cell => cell.Code == spoiler.ToString())?.Count, [.. found.Where(one => one.Spoiler == spoiler)]))
                .Where(group => group.Counted is not null || group.Found.Count > 0)],
            basis is not null, runs, governs);
    }

    internal static IReadOnlyList<FigureSection> SectionsOf(Words T, ReturnWords words, ReturnDefinition definition, ReturnContent? counts) =>
        [.. definition.InOrder().GroupBy(line => T.Either(line.Section, line.SectionCy)).Select(section => new FigureSection(section.Key, [.. section.Select(line => new FigureLine(line.Code, T.Either(line.Question, line.QuestionCy),
            ReturnWords.Definition(T, line.Measure), T.Of(line.Breakdown), counts?[line.Code]?.Total, [.. counts?[line.Code]?.Cells.Select(cell => (words.Code(line.Breakdown, cell.Code), cell.Count)) ?? []]))]))];

    private static IReadOnlyList<ChangeLine> ChangesOf(Words T, ReturnWords words, ReturnDefinition definition, ReturnContent before, ReturnContent now)
    {
        var lines = definition.Lines.ToDictionary(line => line.Code);
        return [.. ReturnChange.Between(before, now).Select(change =>
        {
            var line = lines.GetValueOrDefault(change.Line);
            return new ChangeLine(change.Line, line is null ? T["A line that is no longer asked"] : T.Either(line.Question, line.QuestionCy),
                change.Code is null ? T["All"] : line is null ? change.Code : words.Code(line.Breakdown, change.Code), change.Before, change.Now);
        })];
    }
}
