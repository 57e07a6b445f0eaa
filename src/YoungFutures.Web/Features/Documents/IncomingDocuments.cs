using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Documents;

/// <summary>A file that was looked at and may be kept; a picture is the one made anew.</summary>
public sealed record SoundFile(Stream Content, string Name, FileFormat Format) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Looks at the file of a form, which lies sealed on the disk until the request ends, and keeps it.</summary>
public sealed class IncomingDocuments(IHttpContextAccessor http, ImportFiles files, Pictures pictures, DocumentContents contents, IOptions<DocumentSettings> settings, Words T)
{
    private readonly DocumentSettings limits = settings.Value;

    /// <returns>Nothing where something is wrong, and that stands beside the question.</returns>
    public async Task<SoundFile?> Look(YoungFuturesDb db, Guid? caseId, Guid? referralId, ModelStateDictionary answers, CancellationToken cancelled)
    {
        string? fault = null;
        var received = http.HttpContext!.Features.Get<ReceivedFile>();
        if (received is null) fault = T["Choose a file"];
        else if (received.IsTooLarge) fault = T["The file is larger than {0} million bytes. Send it in parts, or make it smaller.", limits.MaxFileBytes / 1_000_000];
        else if (received.Bytes == 0) fault = T["The file is empty"];
        else
        {
            var kept = await DocumentsKept.Of(db, caseId, referralId);
            if (kept.Count >= limits.MaxFiles) fault = T["There are {0} documents here already, and no more can be kept.", limits.MaxFiles];
            else if (kept.Bytes + received.Bytes > limits.MaxTotalBytes) fault = T["The documents here would be larger than {0} million bytes together, and no more can be kept.", limits.MaxTotalBytes / 1_000_000];
        }

        if (fault is null)
        {
            var content = files.Read(received!.Id);
            var found = FileFormats.Look(content, received.Name, limits.MaxUnpackedBytes);
            if (found.Format is { } format)
            {
                if (!format.IsPicture()) return new(content, received.Name, format);
                var (picture, wrong) = await pictures.Anew(content, format, cancelled);
                await content.DisposeAsync();
                if (picture is not null) return new(picture, received.Name, format);
                fault = wrong == PictureFault.TooManyPixels ? T["The picture has more than {0} million points. Make it smaller and send that.", limits.MaxPixels / 1_000_000] : T["The picture is damaged. Open it, save it again, and send that."];
            }
            else
            {
                await content.DisposeAsync();
                fault = Said(found.Fault!.Value);
            }
        }

        answers.AddModelError(nameof(DocumentForm.File), fault);
        return null;
    }

    /// <summary>Keeps it under the young person’s key. Whoever does not save its record drops it again.</summary>
    public async Task<KeptFile> Keep(YoungFuturesDb db, Guid subjectId, SoundFile file, CancellationToken cancelled)
    {
        var (contentId, bytes) = await contents.Keep(db, subjectId, file.Content, cancelled);
        return new KeptFile(contentId, file.Name, file.Format, bytes);
    }

    /// <summary>Saves the record of a kept file; if that fails, the file goes.</summary>
    public async Task Save(YoungFuturesDb db, Document document)
    {
        var contentId = document.ContentId!.Value;
        try
        {
            db.Documents.Add(document);
            await db.SaveChangesAsync();
        }
        catch
        {
            await contents.Drop(contentId);
            throw;
        }
    }

    private string Said(FileFault fault) => fault switch
    {
        FileFault.Empty => T["The file is empty"],
        FileFault.OldOffice => T["This is an office document of an old kind, or one that is locked with a password. Save it as .docx or .xlsx without a password, or as PDF."],
        FileFault.NameSaysOther => T["The ending of the file’s name does not say what the file is. Give it the right ending, or save it again."],
        FileFault.Damaged => T["The file is damaged. Open it, save it again, and send that."],
        FileFault.TooMuchInside => T["The file holds more than can be looked at here. Save it as PDF and send that."],
        FileFault.Active => T["The file holds macros, or parts that run or are fetched from elsewhere. Save it as PDF and send that."],
        _ => T["This kind of file is not taken. Send a PDF, a Word document (.docx), an Excel workbook (.xlsx), plain text (.txt) or a picture (.jpg or .png)."],
    };
}
