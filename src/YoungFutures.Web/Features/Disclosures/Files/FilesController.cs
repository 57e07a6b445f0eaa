using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Features.Evaluations;
using YoungFutures.Web.Features.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Disclosures.Files;

/// <summary>The files of what was disclosed, for a day and for information governance alone. Each download has its line in the audit, and one for each young person whom it names or is about.</summary>
[Route("disclosures/{controlledDisclosureId:guid}/files/{format}")]
[Looks(typeof(ControlledDisclosure), AuditEvents.Exported)]
[StepUp(typeof(DisclosureRights), nameof(DisclosureRights.Govern), Saves = true)]
public sealed class FilesController(YoungFuturesDb db, AuditKeyring keyring, Words T) : Controller
{
    private const string Csv = "csv", Workbook = "xlsx";

    [HttpGet]
    public async Task<IActionResult> Index(Guid controlledDisclosureId, string format, CancellationToken cancelled)
    {
        if (format is not (Csv or Workbook)) return NotFound();
        if (await db.ControlledDisclosures.AsNoTracking().SingleOrDefaultAsync(one => one.Id == controlledDisclosureId, cancelled) is not { } made) return NotFound();
        // An answer to a request is had where it was written, by whoever answers it.
        if (made.Kind == DisclosureKind.SubjectAccess) return NotFound();
        if (made.Kind == DisclosureKind.Inspection && format != Csv) return NotFound();
        HttpContext.Concerns(null, made.PanelId);
        made.MustHaveFiles(db.Now);
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == made.PanelId, cancelled);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Paper.Marking}-young-futures-{panel.Code}-{made.Kind.ToString().ToLowerInvariant()}-{made.PeriodFrom:yyyy-MM-dd}-{made.PeriodUntil:yyyy-MM-dd}");
        return made.Kind switch
        {
            DisclosureKind.Return => await OfReturn(made, T.Of(panel), name, format),
            DisclosureKind.Inspection => await OfInspection(made, name, cancelled),
            _ => await OfEvaluation(made, T.Of(panel), name, format, cancelled),
        };
    }

    private async Task<IActionResult> OfReturn(ControlledDisclosure made, string panel, string name, string format)
    {
        var held = await db.NationalReturns.AsNoTracking().SingleAsync(one => one.Id == made.ReturnId);
        if (!(await db.ReturnBases.AsNoTracking().SingleAsync(one => one.Id == held.BasisId)).IsInForceOn(Domain.Calendar.UkTime.LocalDate(db.Now)))
            throw new Refused("The basis of this return is no longer in force, so it goes to nobody.");
        var counts = held.AsSigned();
        var definition = await db.ReturnDefinitions.AsNoTracking().Include(one => one.Lines).SingleAsync(one => one.Id == held.DefinitionId);
        var words = await ReturnWords.Of(db, T, counts.Figures.SelectMany(figure => figure.Cells).Select(cell => cell.Code));
        var lines = (from section in ReturnPage.SectionsOf(T, words, definition, counts)
                     from line in section.Lines
                     from cell in line.Cells.Append((Name: T["All"], Count: line.Total ?? 0))
                     select (section, line, cell)).ToList();
        var about = new (string, string)[]
        {
            (T["Marking"], Paper.Marking), (T["Panel"], panel), (T["Period"], T.Of(held.Period)), (T["Number"], held.Number.ToString(CultureInfo.InvariantCulture)),
            (T["As at"], held.CountedAt!.Value.ToLongWithTime()), (T["Version of the definition"], definition.Number.ToString(CultureInfo.InvariantCulture)),
            (T["Recipient"], T["{0}, {1}", made.Post, made.Organisation]), (T["Ground"], made.Basis), (T["Mark of what was signed"], held.ContentHash!),
        };
        if (format == Csv)
            return CsvFile.Of(name + ".csv", [.. about.Select(fact => fact.Item1), T["Section"], T["Line"], T["Question"], T["Definition"], T["Of which"], T["Count"]],
                lines.Select(held => (string[])[.. about.Select(fact => fact.Item2), held.section.Name, held.line.Code, held.line.Question, held.line.Definition, held.cell.Name, held.cell.Count.ToString(CultureInfo.InvariantCulture)]));
        return WorkbookFile.Of(name + ".xlsx", T["Return"],
        [
            new(T["Return"], [T["Section"], T["Line"], T["Question"], T["Of which"], T["Count"]], [Short + 6, Short, Long, Short + 16, Short], [.. lines.Select(held => (object[])[held.section.Name, held.line.Code, held.line.Question, held.cell.Name, held.cell.Count])]),
            new(T["Definitions"], [T["Line"], T["Question"], T["Definition"]], [Short, Long, Long], [.. lines.Select(held => held.line).Distinct().Select(line => (object[])[line.Code, line.Question, line.Definition])]),
            new(T["About this file"], [T["What"], T["Value"]], [Short + 16, Long], [.. about.Select(fact => (object[])[fact.Item1, fact.Item2])]),
        ]);
    }

    private async Task<IActionResult> OfInspection(ControlledDisclosure made, string name, CancellationToken cancelled)
    {
        var scope = await InspectionPack.Scope(db, made.PanelId, made.PeriodFrom, made.PeriodUntil, cancelled);
        HttpContext.ConcernsEach(scope.Select(held => new AuditPart(nameof(Case), held.CaseId, held.SubjectId, made.PanelId)));
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, cancelled);
        var people = await db.Users.AsNoTracking().Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancelled);
        string Agency(Guid? id) => id is { } known && agencies.TryGetValue(known, out var agency) ? T.Of(agency) : "";
        string Day(DateTime? at) => at?.ToLong() ?? "";
        return new StreamedTables(name + ".zip",
        [
            new("about.csv", [T["What"], T["Value"]], About().ToAsyncEnumerable()),
            new("cases.csv", [T["Case"], T["Name"], T["Date of birth"], T["Sex"], T["Area"], T["State"], T["Restricted"], T["Referred"], T["Opened"], T["Adopted"], T["Support began"], T["Closed"], T["Reason for closing"], T["Lead agency"], T["Agencies involved"]],
                InspectionPack.Cases(db, scope, cancelled).Select(held => (IReadOnlyList<string>)
                [
                    held.Reference, held.Name, held.BornOn?.ToLong() ?? "", T.Of(held.Sex), held.AreaCode ?? "", T.Of(held.Status), held.IsRestricted ? T["Yes"] : T["No"],
                    string.Join("; ", held.Referrals.Select(referral => $"{referral.Reference} {referral.At.ToLong()} ({T.Of(referral.Source)}{(referral.AgencyId is null ? "" : ", " + Agency(referral.AgencyId))})")),
                    Day(held.OpenedAt), Day(held.AdoptedAt), Day(held.SupportStartedAt), Day(held.ClosedAt), held.ClosedBecause is { } because ? T.Of(because) : "", Agency(held.LeadAgencyId),
                    string.Join("; ", held.Agencies.Select(agency => Agency(agency.AgencyId)).Distinct().Order(StringComparer.CurrentCulture)),
                ])),
            new("decisions.csv", [T["Case"], T["Decided"], T["Outcome"], T["Quorate"], T["Looked at again on"]], InspectionPack.Cases(db, scope, cancelled).SelectMany(held => held.Decisions.Select(decision => (IReadOnlyList<string>)
                [held.Reference, decision.At.ToLong(), T.Of(decision.Outcome), decision.WasQuorate ? T["Yes"] : T["No"], decision.ReviewOn?.ToLong() ?? ""]).ToAsyncEnumerable())),
            new("agencies.csv", [T["Case"], T["Agency"], T["Part"], T["From"], T["Until"]], InspectionPack.Cases(db, scope, cancelled).SelectMany(held => held.Agencies.Select(agency => (IReadOnlyList<string>)
                [held.Reference, Agency(agency.AgencyId), T.Of(agency.Reach), agency.From.ToLong(), Day(agency.Until)]).ToAsyncEnumerable())),
            new("audit.csv", [T["Case"], T["When"], T["Who"], T["Agency"], T["What happened"], T["Record"], T["Address"]], InspectionPack.Audit(db, scope, made.PeriodFrom, made.PeriodUntil, cancelled).Select(line => (IReadOnlyList<string>)
                [line.Reference, line.At.ToLongWithTime(), line.UserId is { } userId ? people.GetValueOrDefault(userId, "") : T["Young Futures itself"], Agency(line.AgencyId), AuditWords.Event(T, line.Event), AuditWords.Kind(T, line.Kind) ?? "", line.Route ?? ""])),
        ]);

        IEnumerable<IReadOnlyList<string>> About() =>
        [
            [T["Marking"], Paper.Marking], [T["Period"], T["{0} to {1}", made.PeriodFrom.ToLong(), made.PeriodUntil.ToLong()]], [T["As at"], db.Now.ToLongWithTime()],
            [T["Recipient"], T["{0}, {1}", made.Post, made.Organisation]], [T["Ground"], made.Basis], [T["Recorded with it"], made.Reason ?? ""], [T["Cases"], scope.Count.ToString(CultureInfo.InvariantCulture)],
            [T["What is listed"], T["Every case that was open on a day of the period, restricted ones too; its decisions and agencies whenever they were; the audit of the period."]],
        ];
    }

    private async Task<IActionResult> OfEvaluation(ControlledDisclosure made, string panel, string name, string format, CancellationToken cancelled)
    {
        var agreement = await db.EvaluationAgreements.AsNoTracking().SingleAsync(one => one.Id == made.AgreementId, cancelled);
        agreement.MustBeInForce(Domain.Calendar.UkTime.LocalDate(db.Now));
        var scope = await EvaluationExtract.Scope(db, agreement, cancelled);
        HttpContext.ConcernsEach(scope.Select(held => new AuditPart(nameof(Case), held.CaseId, held.SubjectId, made.PanelId)));
        var columns = EvaluationExtract.Columns(agreement);
        var lines = EvaluationExtract.Lines(db, agreement, keyring, scope, cancelled);
        if (format == Csv)
            return new StreamedTables(name + ".zip",
            [
                new("about.csv", [T["What"], T["Value"]], About().ToAsyncEnumerable()),
                new("columns.csv", [T["Column"], T["Definition"]], columns.Select(column => (IReadOnlyList<string>)[column, EvaluationWords.Column(T, column)]).ToAsyncEnumerable()),
                new("cases.csv", columns, lines),
            ]);
        if (scope.Count > MostInWorkbook) throw new Refused("This is too long for a workbook. Download the table instead.");
        return WorkbookFile.Of(name + ".xlsx", T["Evaluation"],
        [
            new(T["Cases"], columns, [.. columns.Select(_ => Short + 6)], [.. (await lines.ToListAsync(cancelled)).Select(line => (object[])[.. line])]),
            new(T["Definitions"], [T["Column"], T["Definition"]], [Short + 16, Long], [.. columns.Select(column => (object[])[column, EvaluationWords.Column(T, column)])]),
            new(T["About this file"], [T["What"], T["Value"]], [Short + 16, Long], [.. About().Select(line => (object[])[.. line])]),
        ]);

        IEnumerable<IReadOnlyList<string>> About() =>
        [
            [T["Marking"], Paper.Marking], [T["Panel"], panel], [T["Period"], T["{0} to {1}", agreement.CasesFrom.ToLong(), agreement.CasesUntil.ToLong()]], [T["As at"], db.Now.ToLongWithTime()],
            [T["Recipient"], T["{0}, {1}", made.Post, made.Organisation]], [T["Ground"], made.Basis], [T["Purpose"], agreement.Purpose], [T["Agreement until"], agreement.Until.ToLong()],
        ];
    }

    /// <summary>A workbook is made in memory, whole.</summary>
    private const int MostInWorkbook = 20_000;

    // Widths of columns, in letters.
    private const int Short = 12;
    private const int Long = 80;
}
