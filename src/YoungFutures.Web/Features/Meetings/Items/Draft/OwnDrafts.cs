using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Items.Hearing;

namespace YoungFutures.Web.Features.Meetings.Items.Draft;

/// <summary>What came of keeping a draft.</summary>
public enum Kept { Yes, TooLong, WrittenElsewhere }

/// <summary>
/// The viewer's own drafts of decisions. As with the forms that outlive a session, nobody reads one in the database: it opens only for its item and its writer.
/// </summary>
public sealed class OwnDrafts(YoungFuturesDb db, Viewer viewer, IDataProtectionProvider protection)
{
    private static readonly JsonSerializerOptions Written = new() { IgnoreReadOnlyProperties = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What the viewer was writing about this item, if anything can still be read of it.</summary>
    public async Task<DecisionForm?> Of(Guid itemId)
    {
        var draft = await db.HearingDrafts.AsNoTracking().SingleOrDefaultAsync(held => held.AgendaItemId == itemId && held.UserId == viewer.UserId);
        if (draft is null) return null;
        try
        {
            var form = JsonSerializer.Deserialize<DecisionForm>(For(itemId).Unprotect(draft.Content), Written)!;
            form.Over = draft.Writer;
            form.KeptAt = draft.KeptAt;
            return form;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <param name="anyhow">The writer says so themselves: whatever another page of theirs kept before gives way.</param>
    public async Task<Kept> Keep(AgendaItem item, DecisionForm form, bool anyhow)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(form, Written);
        if (content.Length > HearingDraft.MostBytes) return Kept.TooLong;
        var draft = await db.HearingDrafts.SingleOrDefaultAsync(held => held.AgendaItemId == item.Id && held.UserId == viewer.UserId);
        var writer = form.Writer ?? Guid.NewGuid();
        if (draft is null) db.HearingDrafts.Add(draft = new HearingDraft(item, viewer.UserId));
        else if (!anyhow && draft.Writer != writer && draft.Writer != form.Over) return Kept.WrittenElsewhere;
        draft.Keep(For(item.Id).Protect(content), writer, db.Now);
        // The key of the form is spent by what the form records, which this is not.
        db.FormKey = null;
        await db.SaveChangesAsync();
        return Kept.Yes;
    }

    public Task<int> Forget(Guid itemId) => db.HearingDrafts.Where(held => held.AgendaItemId == itemId && held.UserId == viewer.UserId).ExecuteDeleteAsync();

    private IDataProtector For(Guid itemId) => protection.CreateProtector("hearing drafts", itemId.ToString(), viewer.UserId.ToString());
}
