using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Bundle;

public sealed record AnswerFile(string Name, Document Document);

/// <summary>
/// What is sent: a letter, a guide, each disclosed record in the order of its date, and what is kept back, in numbers. It is put together from what may go: what is taken out was never in it.
/// </summary>
public static class AnswerPaper
{
    public static CultureInfo LanguageOf(AccessRequest request) => request.Language == LetterLanguage.Welsh ? Languages.Welsh : Languages.English;

    public static async Task<(Paper Paper, IReadOnlyList<AnswerFile> Files)> Of(YoungFuturesDb db, Words T, AccessRequest request, bool scanning, CancellationToken cancelled)
    {
        var items = await db.AccessItems.AsNoTracking().Where(item => item.AccessRequestId == request.Id).OrderBy(item => item.On).ThenBy(item => item.Id).ToListAsync(cancelled);
        var going = items.FindAll(item => item.Decision is ItemDecision.Disclosed or ItemDecision.Redacted);
        var said = await AccessContent.Read(db, request, going, cancelled);
        var words = await RecordWords.Of(db, T, [.. said.Values]);
        var documents = await AccessContent.Documents(db, request, going, cancelled);
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == request.PanelId, cancelled);
        var files = new List<AnswerFile>();
        var records = new List<PaperBlock> { new PaperHeading(2, T["What is recorded"]) };
        var number = 0;
        foreach (var item in going)
        {
            if (!said.TryGetValue(item.Id, out var record)) continue;
            var redaction = Redaction.Read(item.Redactions);
            number++;
            records.Add(new PaperHeading(3, item.HasDate ? T["{0}. {1}, {2}", number, AuditWords.Kind(T, item.Kind) ?? item.Kind, item.On.ToLong()] : T["{0}. {1}", number, AuditWords.Kind(T, item.Kind) ?? item.Kind]));
            records.Add(new PaperFacts([.. record.Said.Select(one => new PaperFact(words.Label(one.Column),
                one.Class == ColumnClass.File && !redaction.Touches(one.Column) ? FileOf(item, documents[item.RecordId]) : redaction.Apply(one.Column, redaction.TakesWhole(one.Column) ? "" : words.Value(one), T["[taken out]"]), AsWritten: true))]));
        }

        if (number == 0) records.Add(new PaperText(T["Nothing of what we hold can be given."]));
        // What is not to be said is not counted either.
        var withheld = items.Where(item => item.Decision == ItemDecision.Withheld && !item.IsUnsaid).GroupBy(item => item.Exemption!.Value).OrderBy(same => same.Key).ToList();
        var taken = going.Where(item => item.Exemption is not null).GroupBy(item => item.Exemption!.Value).OrderBy(same => same.Key).ToList();
        var kept = new List<PaperBlock> { new PaperHeading(2, T["What is kept back"]) };
        if (withheld.Count == 0 && taken.Count == 0) kept.Add(new PaperText(T["Nothing that we tell you of is kept back."]));
        if (withheld.Count > 0) kept.Add(Counted(T["Records that are not given, and the part of the Data Protection Act 2018 that allows it"], withheld));
        if (taken.Count > 0) kept.Add(Counted(T["Records out of which something is taken, and the part of the Data Protection Act 2018 that allows it"], taken));
        return (new Paper(T["Answer to a request for access"], request.Reference, [Letter(T, request, T.Of(panel), UkTime.LocalDate(db.Now)), Guide(T), new PaperPart(records, NewSheet: true), new PaperPart(kept, NewSheet: true)]), files);

        string FileOf(AccessItem item, Document document)
        {
            if (!document.MayBeRead(scanning)) return T["The file cannot be opened any more, so it is not here."];
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:000}-{FileFormats.NameToSaveAs("document", document.Format)}");
            files.Add(new AnswerFile(name, document));
            return T["In the file {0}", name];
        }

        PaperTable Counted(string caption, IEnumerable<IGrouping<Exemption, AccessItem>> of) => new(caption, [T["Exemption"], T["Records"]], [.. of.Select(same => (IReadOnlyList<string>)[T.Of(same.Key), same.Count().ToString(CultureInfo.CurrentCulture)])]);
    }

    private static PaperPart Letter(Words T, AccessRequest request, string panel, DateOnly today) => new(
    [
        new PaperText(T["{0}, {1}", panel, today.ToLong()]),
        new PaperText(T["Dear {0}", request.RequesterName]),
        new PaperText(request.Requester == Requester.YoungPerson ? T["On {0} you asked us for the information that we hold about you. This is our answer. Our reference is {1}.", request.ReceivedOn.ToLong(), request.Reference]
            : T["On {0} you asked us for the information that we hold about a young person for whom you may ask. This is our answer. Our reference is {1}.", request.ReceivedOn.ToLong(), request.Reference]),
        new PaperText(T["What follows is what was written down, in the words in which it was written. Some of it may be hard to read. You do not have to read it alone: tell us if you would like somebody to go through it with you."]),
        new PaperText(T["If something is wrong or missing, tell us, and we will look at it. If you are unhappy with our answer, tell us that too: we will look at it again, somebody else than before."]),
        new PaperText(T["You can also complain to the Information Commissioner: ico.org.uk, or 0303 123 1113. In Welsh: 0330 414 6421. And you can go to a court."]),
    ]);

    private static PaperPart Guide(Words T) => new(
    [
        new PaperHeading(2, T["How to read this"]),
        new PaperText(T["The panel brings agencies together to offer support to young people before things get worse. It keeps what it was told, what it decided and why, and what was done."]),
        new PaperText(T["Each record has a number, says what kind of record it is and when it was written, and then each answer under its name. They are in the order of their dates."]),
        new PaperText(T["Where you read “[taken out]” something stood there that we may not give you, such as what is private to somebody else. At the end stands how many records are kept back, and under which part of the law."]),
        new PaperText(T["The information came from the agencies that are named in the records, and was shared with those that are named there. It is kept until a date that the law and the panel’s schedule set, and then disposed of."]),
        new PaperText(T["You may ask us to put right what is wrong, to delete it, to use it less or not at all. Sometimes we must say no; then we say why. No decision about you was made by a computer alone."]),
        new PaperText(T["Documents that were sent to the panel are in files of their own, beside this one."]),
    ], NewSheet: true);
}
