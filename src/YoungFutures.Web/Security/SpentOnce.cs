using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

public static class SpentOnce
{
    /// <summary>What has been asked or said is answered once. Its id is written down like the key of a form, so that of two answers, also in the same moment, the database refuses one.</summary>
    public static async Task<bool> SpendOnce(this Records records, Guid id, Guid? userId)
    {
        await using var db = records.As(Purpose.SigningIn);
        db.FormKeys.Add(new FormKey(id, userId ?? Guid.Empty, db.Now));
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return false;
        }
    }
}
