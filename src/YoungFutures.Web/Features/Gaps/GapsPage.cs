using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Gaps;

public sealed record GapRow(Gap Gap, GapStep Step, string Address, Guid Id, string? Reference, string? Owner, string? CoveredBy, string? Agency, DateOnly? Since, int WorkingDays, bool IsDateless, SnoozeOfRow? Snooze);

public sealed record SnoozeOfRow(Guid Id, string Because, DateOnly Until);

/// <summary>What the address asks of the board: a rule, an owner or an agency, and whether it is what waits or what is left alone.</summary>
public sealed record GapsAsked(string? Gap = null, Guid? OwnerId = null, Guid? AgencyId = null, bool LeftAlone = false)
{
    public GapFilter Filter => new(OwnerId, AgencyId);
    public Gap? Rule => Enum.TryParse<Gap>(Gap, out var gap) && Enum.IsDefined(gap) ? gap : null;

    public string With(Gap? gap) => Query(gap?.ToString(), LeftAlone);
    public string Turned => Query(Gap, !LeftAlone);

    private string Query(string? gap, bool leftAlone)
    {
        var parts = new[] { gap is null ? null : $"gap={gap}", OwnerId is { } owner ? $"ownerId={owner}" : null, AgencyId is { } agency ? $"agencyId={agency}" : null, leftAlone ? "leftAlone=true" : null }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}

public sealed record GapsPage(Guid PanelId, string Panel, GapsAsked Asked, IReadOnlyList<(Gap Gap, int Count)> Counts, Paged<GapRow> Rows, IReadOnlyList<Choice> Owners, IReadOnlyList<Choice> Agencies, int Off, bool CalendarRunsOut, int LastKnownYear, bool MayChange)
{
    public static async Task<GapsPage> Of(YoungFuturesDb db, Words T, Act act, GapsAsked asked, int page)
    {
        var board = await GapBoard.Of(db, act);
        var counts = await board.Counts(asked.Filter, asked.LeftAlone);
        var shown = asked.Rule is { } only ? counts.Where(held => held.Gap == only).ToList() : [.. counts];
        var total = shown.Sum(held => held.Count);
        page = Math.Clamp(page, 1, Math.Max(1, (total + Paging.UsualSize - 1) / Paging.UsualSize));
        var found = total == 0 ? [] : await board.Page(asked.Filter, shown.Select(held => held.Gap).ToHashSet(), asked.LeftAlone, (page - 1) * Paging.UsualSize, Paging.UsualSize);
        var covers = await db.CoversToday();
        var ownerIds = found.Select(held => held.Line.OwnerId).OfType<Guid>().ToHashSet();
        ownerIds.UnionWith(ownerIds.Where(covers.ContainsKey).Select(owner => covers[owner]).ToList());
        var names = await db.Users.Where(user => ownerIds.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var agencies = await db.AgencyChoicesOfBoard(act.Panel.Id);
        var agencyNames = agencies.ToDictionary(choice => choice.Value, choice => choice.Text);
        var snoozes = new Dictionary<(Guid, Gap), SnoozeOfRow>();
        if (asked.LeftAlone && found.Count > 0)
        {
            var (recordIds, today) = (found.Select(held => held.Line.Id).ToList(), act.Today);
            foreach (var held in await db.GapSnoozes.AsNoTracking().Where(held => recordIds.Contains(held.RecordId) && held.Until > today && held.EndedAt == null).OrderBy(held => held.At).ToListAsync())
                snoozes[(held.RecordId, held.Gap)] = new(held.Id, held.Because, held.Until);
        }

        var calendar = WorkingCalendar.EnglandAndWales;
        var rows = found.Select(held => new GapRow(held.Rule.Gap, held.Rule.Step, GapAddress.Of(held.Rule.Step, held.Line), held.Line.Id, held.Line.Reference,
            held.Line.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null, held.Line.OwnerId is { } away && covers.TryGetValue(away, out var cover) ? names.GetValueOrDefault(cover) : null,
            held.Line.AgencyId is { } agency ? agencyNames.GetValueOrDefault(agency.ToString()) : null, held.Line.Since, held.Line.Since is { } since ? calendar.Between(since, act.Today) : 0,
            held.Rule.AtOnce && (held.Line.Since is null || held.Line.Since >= act.Today), snoozes.GetValueOrDefault((held.Line.Id, held.Rule.Gap)))).ToList();
        return new(act.Panel.Id, T.Of(act.Panel), asked, counts, new Paged<GapRow>(rows, page, Paging.UsualSize, total), await db.PeopleChoices(act.Panel.Id, withProviders: true), agencies,
            GapRules.All.Select(rule => rule.Gap).Distinct().Count() - board.Rules.Select(rule => rule.Gap).Distinct().Count(), calendar.IsRunningOut(act.Today), calendar.LastKnownYear, db.Viewer.May(GapRights.Snooze, act.Panel));
    }
}

internal static class BoardAgencies
{
    /// <summary>Every agency with a seat, providers of support too.</summary>
    public static async Task<IReadOnlyList<Choice>> AgencyChoicesOfBoard(this YoungFuturesDb db, Guid panelId)
    {
        var welsh = Languages.IsWelsh(System.Globalization.CultureInfo.CurrentUICulture);
        return await db.PanelAgencies.AsNoTracking().Where(seat => seat.PanelId == panelId).OrderBy(seat => seat.Agency.Name).Take(300)
            .Select(seat => new Choice(seat.AgencyId.ToString(), welsh ? seat.Agency.NameCy : seat.Agency.Name, null, false)).ToListAsync();
    }
}
