using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Domain.Returns;

/// <summary>One question of a return, in both languages, and the count that answers it.</summary>
public sealed class ReturnLine : Record
{
    private ReturnLine() { }

    internal ReturnLine(Guid definitionId, int order, ReturnLineWords words)
    {
        DefinitionId = definitionId;
        Order = order;
        Say(words);
    }

    public Guid DefinitionId { get; private set; }
    public int Order { get; private set; }
    /// <summary>By which a line is found again in the next version and in a return that is sent again.</summary>
    public string Code { get; private set; } = "";
    public string Section { get; private set; } = "";
    public string SectionCy { get; private set; } = "";
    public string Question { get; private set; } = "";
    public string QuestionCy { get; private set; } = "";
    public ReturnMeasure Measure { get; private set; }
    public ReturnBreakdown Breakdown { get; private set; }

    public ReturnLineWords Words() => new(Code, Section, SectionCy, Question, QuestionCy, Measure, Breakdown);

    internal void Say(ReturnLineWords words)
    {
        if (!ReturnMeasures.Knows(words.Measure, words.Breakdown)) throw new Refused("This count cannot be broken down in this way. Choose another breakdown.");
        (Code, Section, SectionCy, Question, QuestionCy, Measure, Breakdown) = (words.Code, words.Section, words.SectionCy, words.Question, words.QuestionCy, words.Measure, words.Breakdown);
    }
}

/// <summary>What a line says.</summary>
public sealed record ReturnLineWords(string Code, string Section, string SectionCy, string Question, string QuestionCy, ReturnMeasure Measure, ReturnBreakdown Breakdown);

/// <summary>
/// One version of what the national return asks. The template of the Home Office was not public, so the first is this product's own; an administrator writes the next as a draft and
/// publishes it from a day on. Nothing changes a published one: a return keeps pointing at the version it was counted by.
/// </summary>
public sealed class ReturnDefinition : Record
{
    public const int MostLines = 100;

    private ReturnDefinition() { }

    public int Number { get; private set; }
    public DateTime BegunAt { get; private set; }
    public Guid? BegunById { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public Guid? PublishedById { get; private set; }
    /// <summary>The first day of a period's end from which returns are counted by it.</summary>
    public DateOnly? EffectiveFrom { get; private set; }
    public string? Because { get; private set; }
    /// <summary>Working days after the end of a period in which its return is to be signed.</summary>
    public int DaysToSign { get; private set; } = 15;
    public List<ReturnLine> Lines { get; } = [];

    public bool IsDraft => PublishedAt is null;

    public IReadOnlyList<ReturnLine> InOrder() => [.. Lines.OrderBy(line => line.Order).ThenBy(line => line.Id)];

    /// <summary>The version that the product comes with.</summary>
    public static ReturnDefinition Shipped(IEnumerable<ReturnLineWords> lines, DateTime at)
    {
        var shipped = new ReturnDefinition { Number = 1, BegunAt = at, PublishedAt = at, EffectiveFrom = DateOnly.MinValue };
        foreach (var line in lines) shipped.Lines.Add(new ReturnLine(shipped.Id, shipped.Lines.Count + 1, line));
        return shipped;
    }

    /// <summary>A draft that asks what this version asks.</summary>
    public ReturnDefinition Next(Guid by, DateTime at)
    {
        var next = new ReturnDefinition { Number = Number + 1, BegunAt = at, BegunById = by, DaysToSign = DaysToSign };
        foreach (var line in InOrder()) next.Lines.Add(new ReturnLine(next.Id, next.Lines.Count + 1, line.Words()));
        return next;
    }

    public ReturnLine Add(ReturnLineWords words)
    {
        MustBeDraft();
        if (Lines.Count >= MostLines) throw new Refused("A return has at most {0} lines.", MostLines);
        MustBeNew(words.Code, null);
        var line = new ReturnLine(Id, Lines.Select(held => held.Order).DefaultIfEmpty().Max() + 1, words);
        Lines.Add(line);
        return line;
    }

    public void Change(ReturnLine line, ReturnLineWords words)
    {
        MustBeDraft();
        MustBeNew(words.Code, line);
        line.Say(words);
    }

    public void Remove(ReturnLine line)
    {
        MustBeDraft();
        Lines.Remove(line);
    }

    /// <param name="before">The newest version that is published: this one is in force after it.</param>
    public void Publish(Guid by, DateTime at, DateOnly from, int daysToSign, string because, ReturnDefinition before)
    {
        MustBeDraft();
        if (Lines.Count == 0) throw new Refused("A return without a line asks nothing.");
        if (from < UkTime.LocalDate(at)) throw new Refused("A new version cannot be in force on a day that is past: returns have been counted by the one before.");
        if (before.EffectiveFrom >= from) throw new Refused("The version before it is in force from {0}. This one must begin later.", before.EffectiveFrom!.Value);
        (PublishedAt, PublishedById, EffectiveFrom, DaysToSign, Because) = (at, by, from, daysToSign, because);
    }

    /// <summary>The day by which a period's return is to be signed.</summary>
    public DateOnly SignBy(ReleasePeriod period) => WorkingCalendar.EnglandAndWales.Add(period.LastDay, DaysToSign);

    private void MustBeDraft()
    {
        if (!IsDraft) throw new Refused("This version has been published and can no longer be changed. Begin a new one.");
    }

    private void MustBeNew(string code, ReturnLine? line)
    {
        if (Lines.Exists(held => held != line && string.Equals(held.Code, code, StringComparison.OrdinalIgnoreCase))) throw new Refused("Another line has this code already.");
    }
}
