using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Security;

/// <summary>The language somebody chose stays with them, on whatever machine they sign in next.</summary>
public static class UserLanguage
{
    public static void Keep(LanguageSettings settings)
    {
        settings.OfUser = context => context.Features.Get<Viewer>()?.Culture;
        settings.Remember = async (context, language) =>
        {
            if (context.Features.Get<Viewer>() is not { IsKnown: true } viewer) return;
            await using var db = context.RequestServices.GetRequiredService<Records>().As(Purpose.SigningIn);
            var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
            user.Culture = language == "cy" ? "cy-GB" : "en-GB";
            await db.SaveChangesAsync();
        };
    }
}
