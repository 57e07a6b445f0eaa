using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Imports.Columns;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Imports.Matching;

/// <summary>What the agency’s words stand for. A word that is matched to nothing makes its row faulty.</summary>
[Route("imports/{importId:guid}/matching")]
public sealed class MatchingController(YoungFuturesDb db, Viewer viewer, Words T, ImportFiles files, FileRows rows, ImportJob job) : Controller
{
    private const int RowsLookedAt = 20_000, MostWords = 60, LongestWord = 100;

    [HttpGet]
    public async Task<IActionResult> Edit(Guid importId)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        var terms = ImportTerms.Read(import.Mapping);
        if (!import.CanBeMatched || !files.Has(importId)) return LocalRedirect($"/imports/{importId}");
        if (terms.Dates is null) return LocalRedirect($"/imports/{importId}/columns");
        var list = await db.SignalLists.AsNoTracking().SingleAsync(held => held.Id == import.ListId);
        var form = new MatchingForm { ImportId = importId, Version = import.Version.ToString(), Kinds = [.. list.Kinds.Order()] };
        if (await WordsOf(import, terms) is not { } words) return LocalRedirect($"/imports/{importId}/reading");
        form.Words = words;
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid importId, MatchingForm form)
    {
        if (await db.SignalImports.SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        var terms = ImportTerms.Read(import.Mapping);
        var list = await db.SignalLists.AsNoTracking().SingleAsync(held => held.Id == import.ListId);
        (form.ImportId, form.Kinds) = (importId, [.. list.Kinds.Order()]);
        form.Words.RemoveAll(answer => answer.Word is not { Length: > 0 } || !ImportTerms.Worded.Contains(answer.Field));
        for (var i = 0; i < form.Words.Count; i++)
            if (form.Words[i].Meaning is { } meaning && !form.Meanings(form.Words[i].Field, T).Any(choice => choice.Value == meaning))
                ModelState.AddModelError($"Words[{i}].Meaning", T["Choose one of the meanings"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);
        if (!files.Has(importId)) return LocalRedirect($"/imports/{importId}");
        if (terms.Dates is null) return LocalRedirect($"/imports/{importId}/columns");

        db.Expect(import, form.Version);
        import.StartChecking(form.In(terms));
        await db.SaveChangesAsync();
        job.Nudge();
        return LocalRedirect($"/imports/{importId}");
    }

    /// <summary>The words that the columns hold, as far as the first rows go; and those that a check has found since. Null where the file cannot be read.</summary>
    private async Task<List<WordAnswer>?> WordsOf(SignalImport import, ImportTerms terms)
    {
        var found = ImportTerms.Worded.Where(terms.Columns.ContainsKey).ToDictionary(field => field, _ => new Dictionary<string, string>());
        try
        {
            var source = rows.Open(import.Id, terms.File);
            var columns = found.Keys.Select(field => (field, Index: source.Headings.ToList().IndexOf(terms.Columns[field]))).Where(column => column.Index >= 0).ToList();
            foreach (var row in source.Rows.Take(RowsLookedAt))
                foreach (var (field, index) in columns)
                    if (index < row.Cells.Count && row.Cells[index] is { } cell) Note(found[field], cell);
        }
        catch (UnreadableFile)
        {
            if (found.Values.All(words => words.Count == 0)) return null;
        }

        foreach (var fault in await db.ImportFaults.AsNoTracking().Where(fault => fault.ImportId == import.Id && fault.Kind == RowFaultKind.UnknownWord).OrderBy(fault => fault.Number).Take(1000).ToListAsync())
            if (fault is { Field: { } field, Value: { } value } && found.TryGetValue(field, out var words) && !value.EndsWith('…')) Note(words, value);

        return [.. found.SelectMany(held => held.Value.OrderBy(word => word.Value, StringComparer.CurrentCulture).Select(word => new WordAnswer
        {
            Field = held.Key, Word = word.Value, Meaning = terms.Knows(held.Key, word.Value) ? MatchingForm.Known(terms, held.Key, word.Value) : Guesses.OfWord(held.Key, word.Value),
        }))];

        static void Note(Dictionary<string, string> words, string cell)
        {
            if (words.Count == MostWords || string.IsNullOrWhiteSpace(cell) || cell.Length > LongestWord) return;
            words.TryAdd(ImportTerms.Fold(cell), Domain.Text.TypedText.CleanLine(cell));
        }
    }
}

public sealed class MatchingForm : IVersioned
{
    [Display(Name = "Words")] public List<WordAnswer> Words { get; set; } = [];
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid ImportId { get; set; }
    [BindNever] public IReadOnlyList<SignalKind> Kinds { get; set; } = [];

    public IReadOnlyList<Choice> Meanings(SignalField field, Words T) => field switch
    {
        SignalField.Kind => Choice.Of(T, Kinds),
        SignalField.Role => Choice.Of<PoliceRole>(T),
        SignalField.Standing => Choice.Of<RecordStanding>(T),
        SignalField.Sex => Choice.Of<Sex>(T),
        SignalField.Programme => Choice.Of<Programme>(T),
        _ => [new("True", T["The source took the record back"]), new("False", T["The record is as it was"])],
    };

    public static string? Known(ImportTerms terms, SignalField field, string word) => ImportTerms.Fold(word) is var folded ? field switch
    {
        SignalField.Kind => terms.Kinds[folded].ToString(),
        SignalField.Role => terms.Roles[folded].ToString(),
        SignalField.Standing => terms.Standings[folded].ToString(),
        SignalField.Sex => terms.Sexes[folded].ToString(),
        SignalField.Programme => terms.Programmes[folded].ToString(),
        _ => terms.Withdrawals[folded].ToString(),
    } : null;

    /// <summary>The terms with what was answered here; words that this file does not hold stay known.</summary>
    public ImportTerms In(ImportTerms terms) => terms with
    {
        Kinds = Answered(SignalField.Kind, terms.Kinds),
        Roles = Answered(SignalField.Role, terms.Roles),
        Standings = Answered(SignalField.Standing, terms.Standings),
        Sexes = Answered(SignalField.Sex, terms.Sexes),
        Programmes = Answered(SignalField.Programme, terms.Programmes),
        Withdrawals = Words.Where(answer => answer.Field == SignalField.Withdrawn).Aggregate(new Dictionary<string, bool>(terms.Withdrawals), (known, answer) =>
        {
            known.Remove(ImportTerms.Fold(answer.Word!));
            if (answer.Meaning is not null) known[ImportTerms.Fold(answer.Word!)] = answer.Meaning == "True";
            return known;
        }),
    };

    private Dictionary<string, T> Answered<T>(SignalField field, IReadOnlyDictionary<string, T> known) where T : struct, Enum
    {
        var words = new Dictionary<string, T>(known);
        foreach (var answer in Words.Where(answer => answer.Field == field))
        {
            words.Remove(ImportTerms.Fold(answer.Word!));
            if (Enum.TryParse<T>(answer.Meaning, out var meaning)) words[ImportTerms.Fold(answer.Word!)] = meaning;
        }

        return words;
    }
}

/// <summary>A word of the agency’s, and what it stands for; nothing where its rows are to be left out as faulty.</summary>
public sealed class WordAnswer
{
    [Display(Name = "Field")] public SignalField Field { get; set; }
    [Display(Name = "Word")] public string? Word { get; set; }
    [Display(Name = "Meaning"), UpTo(40)] public string? Meaning { get; set; }
}
