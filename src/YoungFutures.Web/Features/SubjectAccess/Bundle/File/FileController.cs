using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SubjectAccess.Bundle.File;

/// <summary>The answer itself, for a day from when it was made and for whoever answers the request: the letter with everything that is disclosed, and the documents, in one archive.</summary>
[Route("subject-access/{accessRequestId:guid}/bundle/file")]
[Looks(typeof(AccessRequest), AuditEvents.Exported)]
[StepUp(typeof(AccessRights), nameof(AccessRights.Govern), Saves = true)]
public sealed class FileController(YoungFuturesDb db, Viewer viewer, DocumentContents contents, DocumentScans scans, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid accessRequestId, CancellationToken cancelled)
    {
        if (await db.AccessRequests.AsNoTracking().SingleOrDefaultAsync(held => held.Id == accessRequestId, cancelled) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (request.State != AccessState.Finished) throw new Refused("There is nothing to send before everything was decided.");
        var made = await db.ControlledDisclosures.AsNoTracking().Where(held => held.AccessRequestId == accessRequestId && held.MadeAt >= request.FinishedAt).OrderByDescending(held => held.MadeAt).FirstOrDefaultAsync(cancelled)
            ?? throw new Refused("The answer is recorded as a disclosure before there is a file.");
        made.MustHaveFiles(db.Now);
        await db.MustFit(request);
        // In the language of whoever asks, whatever the reader’s.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = AnswerPaper.LanguageOf(request);
        var (paper, files) = await AnswerPaper.Of(db, T, request, scans.IsOn, cancelled);
        HttpContext.ConcernsEach(files.Select(file => new AuditPart(nameof(Document), file.Document.Id, file.Document.SubjectId, request.PanelId)));
        return new StreamedAnswer($"{request.Reference}.zip", $"{request.Reference}.docx", WordFile.Bytes(paper, T, marked: false), [.. files.Select(file => (file.Name, (Func<CancellationToken, Task<Stream>>)(token => contents.Open(db, file.Document, token))))]);
    }
}
