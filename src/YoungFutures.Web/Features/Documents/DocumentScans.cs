using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Documents;

/// <summary>Documents and the scanner. What it has not looked at stays waiting, however often it does not answer; only its own word makes a document clean.</summary>
public sealed class DocumentScans(DocumentContents contents, Clamd clamd, IOptions<DocumentSettings> settings, ILogger<DocumentScans> log)
{
    private const int MostInARun = 500;

    public bool IsOn => settings.Value.Scans;

    /// <summary>Asks about a document that has just come. Whatever goes wrong, it waits and the sweep asks again.</summary>
    public async Task<DocumentState> Look(YoungFuturesDb db, Guid documentId, SiteAddress site, CancellationToken cancelled)
    {
        if (!IsOn) return DocumentState.Waiting;
        await using var own = db.As(Purpose.ScanningDocuments);
        try
        {
            if (await own.Documents.SingleOrDefaultAsync(held => held.Id == documentId && held.State == DocumentState.Waiting, cancelled) is not { } document) return DocumentState.Waiting;
            await Ask(own, document, site, cancelled);
            return document.State;
        }
        catch (ScannerUnavailable unavailable)
        {
            log.LogWarning(unavailable, "Document {Document} waits: the scanner did not look at it", documentId);
        }
        catch (Exception failed) when (failed is InvalidDataException or Refused or DbUpdateException or OperationCanceledException)
        {
            log.LogError("Document {Document} waits: {Failure}", documentId, failed.GetType().Name);
        }

        return DocumentState.Waiting;
    }

    /// <summary>Asks about whatever waits, the oldest first.</summary>
    /// <returns>How many were looked at.</returns>
    /// <exception cref="ScannerUnavailable">It answered about none of them: the job has failed, as administrators see.</exception>
    public async Task<int> Sweep(YoungFuturesDb db, SiteAddress site, CancellationToken cancelled)
    {
        if (!IsOn) return 0;
        var waiting = await db.Documents.Where(held => held.State == DocumentState.Waiting && held.ContentId != null).OrderBy(held => held.SentAt).ThenBy(held => held.Id).Select(held => held.Id).Take(MostInARun).ToListAsync(cancelled);
        var (done, failures) = (0, 0);
        ScannerUnavailable? unavailable = null;
        foreach (var documentId in waiting)
        {
            db.ChangeTracker.Clear();
            try
            {
                if (await db.Documents.SingleOrDefaultAsync(held => held.Id == documentId && held.State == DocumentState.Waiting && held.ContentId != null, cancelled) is not { } document) continue;
                await Ask(db, document, site, cancelled);
                done++;
            }
            catch (ScannerUnavailable failed)
            {
                unavailable = failed;
                // One that it cannot look at must not keep the others waiting; one that is down need not be asked five hundred times.
                if (done == 0 && ++failures == 3) break;
            }
            catch (Exception failed) when (failed is InvalidDataException or Refused or DbUpdateConcurrencyException)
            {
                log.LogError("Document {Document} waits: {Failure}", documentId, failed.GetType().Name);
            }
        }

        db.ChangeTracker.Clear();
        if (unavailable is not null && done == 0) throw unavailable;
        return done;
    }

    private async Task Ask(YoungFuturesDb db, Document document, SiteAddress site, CancellationToken cancelled)
    {
        Scanned found;
        await using (var content = await contents.Open(db, document, cancelled)) found = await clamd.Scan(content, cancelled);
        if (found.Signature is not { } signature)
        {
            document.Pass(db.Now);
            await db.SaveChangesAsync(CancellationToken.None);
            return;
        }

        var contentId = document.Refuse(db.Now, signature);
        var letters = new Letters(db, site, new Words());
        var coordinatorId = await db.Panels.Where(panel => panel.Id == document.PanelId).Select(panel => panel.CoordinatorId).SingleAsync(CancellationToken.None);
        foreach (var userId in new[] { document.SentById, coordinatorId }.Distinct())
            await letters.Send(userId, null, $"/documents/{document.Id}", T => T["A document was refused"],
                T => T["Something harmful was found in a document that was sent. Its content was removed and nobody can open it. If it came from your computer, tell those who look after that."], document.CaseId);
        await db.SaveChangesAsync(CancellationToken.None);
        // The record no longer holds them; should the site stop here, the sweep of contents takes them away.
        if (contentId is { } gone) await contents.Drop(gone);
        log.LogWarning("Document {Document} was refused: the scanner found {Signature}", document.Id, signature);
    }
}

/// <summary>What came of sending a document, for the page after it.</summary>
public static class DocumentOutcome
{
    public static void Say(this Controller controller, Words T, bool isScanned, DocumentState state)
    {
        switch (isScanned, state)
        {
            case (false, _):
                controller.Done(T["The document was added."]);
                break;
            case (_, DocumentState.Clean):
                controller.Done(T["The document was added, and nothing harmful was found in it."]);
                break;
            case (_, DocumentState.Refused):
                controller.TempData["Note"] = T["The document was refused: something harmful was found in it. Its content was removed."];
                break;
            default:
                controller.TempData["Note"] = T["The document was kept, but the virus scanner did not answer. Nobody can open it until it has been checked, which happens by itself."];
                break;
        }
    }
}
