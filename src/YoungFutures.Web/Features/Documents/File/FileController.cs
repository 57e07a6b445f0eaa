using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Documents.File;

/// <summary>A document to save. It is never shown by the browser itself, and could do nothing there.</summary>
[Route("documents/{documentId:guid}/file")]
public sealed class FileController(YoungFuturesDb db, DocumentContents contents, DocumentScans scans) : Controller
{
    [HttpGet]
    [Looks(typeof(Document), AuditEvents.Exported)]
    public async Task<IActionResult> Details(Guid documentId)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(held => held.Id == documentId) is not { } document) return NotFound();
        HttpContext.Concerns(document);
        document.MustBeReadable(scans.IsOn);
        var content = await contents.Open(db, document, HttpContext.RequestAborted);
        Response.LetDoNothing();
        Response.ContentLength = document.Bytes;
        // Not by the framework, which writes the name of what it sends into its log.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(FileFormats.NameToSaveAs(document.FileName, document.Format));
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(content, document.Format.MediaType());
    }
}
