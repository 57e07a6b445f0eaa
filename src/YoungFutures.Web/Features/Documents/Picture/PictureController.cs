using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Documents.Picture;

/// <summary>A picture for the page of its document. It was made anew when it came, so that nothing but a picture is in it.</summary>
[Route("documents/{documentId:guid}/picture")]
public sealed class PictureController(YoungFuturesDb db, DocumentContents contents, DocumentScans scans) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid documentId)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(held => held.Id == documentId) is not { } document || !document.Format.IsPicture()) return NotFound();
        HttpContext.Concerns(document);
        document.MustBeReadable(scans.IsOn);
        var content = await contents.Open(db, document, HttpContext.RequestAborted);
        Response.LetDoNothing();
        Response.ContentLength = document.Bytes;
        Response.Headers.ContentDisposition = "inline";
        return new ShownPicture(content, document.Format.MediaType());
    }
}
