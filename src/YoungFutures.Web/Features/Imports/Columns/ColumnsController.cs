using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports.Columns;

/// <summary>Which column fills which field, and how days are written. What was so last time, or what the headings usually mean, is offered; the sender confirms it.</summary>
[Route("imports/{importId:guid}/columns")]
public sealed class ColumnsController(YoungFuturesDb db, Viewer viewer, Words T, ImportFiles files, FileRows rows, ImportJob job) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid importId)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        if (!import.CanBeMatched || !files.Has(importId)) return LocalRedirect($"/imports/{importId}");
        var list = await db.SignalLists.AsNoTracking().SingleAsync(held => held.Id == import.ListId);
        var form = new ColumnsForm { Version = import.Version.ToString() };
        if (!Show(form, import, list)) return LocalRedirect($"/imports/{importId}/reading");
        Offer(form, import, list);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid importId, ColumnsForm form)
    {
        if (await db.SignalImports.SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        var list = await db.SignalLists.AsNoTracking().SingleAsync(held => held.Id == import.ListId);
        if (!files.Has(importId) || !Show(form, import, list)) return LocalRedirect($"/imports/{importId}");
        Complete(form);
        Check(form, list);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(import, form.Version);
        var before = ImportTerms.Read(import.Mapping);
        // Words that were matched before are known again, in this file or the list’s last.
        var known = before.Headings.Count > 0 ? before : ImportTerms.Read(list.Mapping);
        var terms = known with
        {
            File = before.File,
            Headings = form.Headings,
            Columns = form.Columns.Select(answer => (answer.Field, Heading: form.HeadingOf(answer.Field))).Where(answer => answer.Heading is not null).ToDictionary(answer => answer.Field, answer => answer.Heading!),
            Kind = form.HeadingOf(SignalField.Kind) is null ? form.Kind : null,
            Programme = form.HeadingOf(SignalField.Programme) is null ? form.Programme : null,
            Dates = form.Dates,
            AttendanceIsFraction = form.AttendanceIsFraction,
        };
        if (terms.Columns.Keys.Intersect(ImportTerms.Worded).Any())
        {
            import.Understand(terms);
            await db.SaveChangesAsync();
            return LocalRedirect($"/imports/{importId}/matching");
        }

        import.StartChecking(terms);
        await db.SaveChangesAsync();
        job.Nudge();
        return LocalRedirect($"/imports/{importId}");
    }

    private bool Show(ColumnsForm form, SignalImport import, SignalList list)
    {
        var file = ImportTerms.Read(import.Mapping).File;
        if (!file.IsKnown) return false;
        try
        {
            form.Headings = rows.HeadingsOf(import.Id, file);
            form.Preview = rows.First(import.Id, file, 4);
        }
        catch (UnreadableFile)
        {
            return false;
        }

        (form.ImportId, form.Kinds) = (import.Id, [.. list.Kinds.Order()]);
        var last = ImportTerms.Read(list.Mapping);
        (form.Gone, form.New) = last.ComparedWith(form.Headings);
        form.IsRemembered = last.Headings.Count > 0;
        return true;
    }

    private static void Offer(ColumnsForm form, SignalImport import, SignalList list)
    {
        var own = ImportTerms.Read(import.Mapping);
        var last = own.Headings.Count > 0 ? own : ImportTerms.Read(list.Mapping);
        // What headings usually mean, for those that no earlier file of the list has told of.
        var told = last.Columns.Values.Concat(last.Headings).ToHashSet();
        var guessed = form.Headings.Select((heading, index) => (Field: told.Contains(heading) ? null : Guesses.OfHeading(heading), index)).Where(guess => guess.Field is not null)
            .GroupBy(guess => guess.Field!.Value).ToDictionary(group => group.Key, group => group.First().index);
        foreach (var field in ColumnsForm.Groups.SelectMany(group => group.Fields))
        {
            var column = last.Columns.TryGetValue(field, out var heading) ? IndexOf(form.Headings, heading) : -1;
            if (column < 0 && guessed.TryGetValue(field, out var index)) column = index;
            form.Columns.Add(new ColumnAnswer { Field = field, Column = column < 0 ? null : column.ToString(CultureInfo.InvariantCulture) });
        }

        // How days are written is not guessed: it is known from last time, or asked.
        (form.Kind, form.Programme, form.Dates, form.AttendanceIsFraction) = (form.HeadingOf(SignalField.Kind) is null ? last.Kind : null, last.Programme, last.Dates, last.AttendanceIsFraction);
        if (form.Kind is null && list.Kinds.Count == 1 && form.HeadingOf(SignalField.Kind) is null) form.Kind = list.Kinds[0];
    }

    // A field that was not sent is one that the file does not have.
    private static void Complete(ColumnsForm form)
    {
        var known = ColumnsForm.Groups.SelectMany(group => group.Fields).ToHashSet();
        form.Columns = [.. form.Columns.Where(answer => known.Contains(answer.Field)).DistinctBy(answer => answer.Field)];
        foreach (var field in known.Where(field => form.PlaceOf(field) < 0)) form.Columns.Add(new ColumnAnswer { Field = field });
    }

    private void Check(ColumnsForm form, SignalList list)
    {
        foreach (var answer in form.Columns.Where(answer => answer.Column is not null && form.HeadingOf(answer.Field) is null)) Wrong(answer.Field, T["Choose one of the columns of the file"]);
        foreach (var twice in form.Columns.Where(answer => form.HeadingOf(answer.Field) is not null).GroupBy(answer => answer.Column).Where(group => group.Count() > 1))
            Wrong(twice.Last().Field, T["This column is chosen for another field as well"]);
        if (form.HeadingOf(SignalField.OccurredOn) is null) Wrong(SignalField.OccurredOn, T["Choose the column of the day on which it happened or began"]);
        if (form.Columns.TrueForAll(answer => answer.Field is not (SignalField.FamilyName or SignalField.Upn or SignalField.NhsNumber or SignalField.PncId or SignalField.LocalId) || form.HeadingOf(answer.Field) is null))
            Wrong(SignalField.FamilyName, T["Choose the column of the family name, or of a number by which the person is known"]);
        var hasKind = form.HeadingOf(SignalField.Kind) is not null;
        if (hasKind && form.Kind is not null) ModelState.AddModelError(nameof(form.Kind), T["Choose a column, or what every row says, not both"]);
        else if (!hasKind && form.Kind is null) ModelState.AddModelError(nameof(form.Kind), T["Choose the column that says what happened, or say what every row says"]);
        else if (form.Kind is { } kind && !list.Kinds.Contains(kind)) ModelState.AddModelError(nameof(form.Kind), T["This list was not accepted for that"]);
        var kinds = hasKind ? list.Kinds : form.Kind is { } every ? [every] : [];
        if (list.NeedsRole && kinds.Exists(SignalRow.NeedsRole))
        {
            if (form.HeadingOf(SignalField.Role) is null) Wrong(SignalField.Role, T["A police list says the role of the person. Choose its column"]);
            if (form.HeadingOf(SignalField.Standing) is null) Wrong(SignalField.Standing, T["A police list says whether the record stands. Choose its column"]);
        }

        if (kinds.Exists(one => one is SignalKind.Attendance or SignalKind.FixedExclusion) && form.HeadingOf(SignalField.Quantity) is null) Wrong(SignalField.Quantity, T["Choose the column of days excluded or per cent attended"]);
        if (form.Kind == SignalKind.Programme && form.Programme is null && form.HeadingOf(SignalField.Programme) is null) ModelState.AddModelError(nameof(form.Programme), T["Choose the column of the programme, or say which one it is"]);
        if (form.HeadingOf(SignalField.Withdrawn) is not null && form.HeadingOf(SignalField.SourceKey) is null) Wrong(SignalField.SourceKey, T["To take records back, the list needs the source’s own key. Choose its column"]);
        if (form.Dates is null && !(ModelState[nameof(form.Dates)]?.Errors.Count > 0)) ModelState.AddModelError(nameof(form.Dates), T["Say how days are written in this file"]);

        void Wrong(SignalField field, string message) => ModelState.AddModelError($"Columns[{form.PlaceOf(field)}].Column", message);
    }

    private static int IndexOf(IReadOnlyList<string> headings, string heading)
    {
        for (var index = 0; index < headings.Count; index++)
            if (headings[index] == heading) return index;
        return -1;
    }
}
