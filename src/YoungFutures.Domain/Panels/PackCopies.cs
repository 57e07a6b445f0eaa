using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

public static class PackCopies
{
    private const int Attempts = 10;

    /// <summary>The viewer's own numbered copy of the pack, if it was taken.</summary>
    public static async Task<PackCopy?> OwnCopyOfPack(this YoungFuturesDb db, Guid meetingId)
    {
        await using var own = db.As(Purpose.Numbering);
        return await own.PackCopies.AsNoTracking().SingleOrDefaultAsync(held => held.MeetingId == meetingId && held.ReaderId == db.Viewer.UserId);
    }

    /// <summary>
    /// Gives the viewer a numbered copy of the pack, or the one they have. Numbers are counted over all readers, whom the viewer does not see.
    /// </summary>
    public static async Task<PackCopy> TakeCopyOfPack(this YoungFuturesDb db, PanelMeeting meeting)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var own = db.As(Purpose.Numbering);
            if (await own.PackCopies.AsNoTracking().SingleOrDefaultAsync(held => held.MeetingId == meeting.Id && held.ReaderId == db.Viewer.UserId) is { } known) return known;
            var last = await own.PackCopies.Where(held => held.MeetingId == meeting.Id).MaxAsync(held => (int?)held.Number) ?? 0;
            var copy = new PackCopy(meeting, last + 1, await own.Users.SingleAsync(user => user.Id == db.Viewer.UserId), db.Now);
            own.PackCopies.Add(copy);
            try
            {
                await own.SaveChangesAsync();
                return copy;
            }
            catch (DbUpdateException clash) when (Clash.Is(clash) && attempt < Attempts)
            {
                // Somebody else opened theirs at the same moment: the next number is free.
            }
        }
    }
}
