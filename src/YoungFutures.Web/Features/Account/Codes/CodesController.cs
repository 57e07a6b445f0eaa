using System.ComponentModel.DataAnnotations;
using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Codes;

public sealed class CodesForm
{
    [Display(Name = "Code"), UpTo(20)] public string? Code { get; set; }
    /// <summary>The secret on its way, closed.</summary>
    [Display(Name = "What belongs to the authenticator"), UpTo(1000)] public string? OnItsWay { get; set; }

    [BindNever] public string Secret { get; set; } = "";
    [BindNever] public QrDrawing Drawing { get; set; } = QrDrawing.None;
}

public sealed class CodesFormValidator : AbstractValidator<CodesForm>
{
    public CodesFormValidator(Words T) => RuleFor(form => form.Code).NotEmpty().WithMessage(_ => T["Enter the code that your authenticator shows"]);
}

/// <summary>Recovery codes, on the one page that shows them.</summary>
public sealed record RecoveryCodesPage(IReadOnlyList<string> Codes);

/// <summary>A QR code as one path of squares, so many of them wide.</summary>
public sealed record QrDrawing(int Size, string Path)
{
    public static readonly QrDrawing None = new(0, "");

    public static QrDrawing Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
            for (var column = 0; column < code.ModuleMatrix[row].Count; column++)
                if (code.ModuleMatrix[row][column]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column},{row}h1v1h-1z");
        return new QrDrawing(code.ModuleMatrix.Count, path.ToString());
    }
}

/// <summary>Setting up an authenticator: its secret is kept only once a code has shown that it arrived.</summary>
[OpenWithoutCodes, Route("account/codes/new"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class CodesController(YoungFuturesDb db, Viewer viewer, OneTimeCodes codes, AccountMail mail, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        if (await codes.AreSetUpBy(viewer.UserId)) return LocalRedirect("/account");
        return View(await Shown(new CodesForm(), OneTimeCodes.NewSecret()));
    }

    [HttpPost]
    public async Task<IActionResult> Create(CodesForm form)
    {
        if (codes.Arrived(form.OnItsWay, viewer.UserId) is not { } secret)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(form.Code), T["Too much time has passed. Here is another secret: add it to your authenticator, then enter its code."]);
            return this.Invalid("New", await Shown(new CodesForm(), OneTimeCodes.NewSecret()));
        }

        var step = codes.StepOf(secret, form.Code);
        if (ModelState.IsValid && step is null) ModelState.AddModelError(nameof(form.Code), T["This is not the code. Look at the clock of your telephone, and enter the one that the authenticator shows now."]);
        if (!ModelState.IsValid) return this.Invalid("New", await Shown(form, secret));

        var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
        var authenticator = await db.Authenticators.SingleOrDefaultAsync(held => held.UserId == user.Id);
        if (authenticator is null) db.Authenticators.Add(authenticator = new Authenticator(user.Id));
        authenticator.SetUp(codes.Keep(secret), db.Now);
        if (!await db.UsedCodes.AnyAsync(used => used.UserId == user.Id && used.Step == step)) db.UsedCodes.Add(new UsedCode(user.Id, step!.Value));
        var made = await db.NewRecoveryCodes(user.Id);
        user.ChangedFactor();
        mail.SetUp(user);
        await db.SaveChangesAsync();
        // A new session for a new way in; every other browser starts again.
        await sessions.EndAllOf(user.Id);
        await sessions.Start(HttpContext, user);
        return View("../RecoveryCodes", new RecoveryCodesPage(made));
    }

    private async Task<CodesForm> Shown(CodesForm form, byte[] secret)
    {
        var email = await db.Users.Where(held => held.Id == viewer.UserId).Select(held => held.Email).SingleAsync();
        form.OnItsWay = codes.OnItsWay(secret, viewer.UserId);
        ModelState.Remove(nameof(form.OnItsWay));
        form.Secret = string.Join(' ', OneTimeCodes.Written(secret).Chunk(4).Select(letters => new string(letters)));
        form.Drawing = QrDrawing.Of(OneTimeCodes.Address(secret, email!));
        return form;
    }
}

public static class NewCodes
{
    /// <summary>Ten recovery codes, once this is saved; those from before open nothing any more.</summary>
    public static async Task<IReadOnlyList<string>> NewRecoveryCodes(this YoungFuturesDb db, Guid userId)
    {
        await db.ForgetRecoveryCodes(userId);
        var made = Enumerable.Range(0, RecoveryCode.Many).Select(_ => RecoveryCode.Of(userId)).ToList();
        db.RecoveryCodes.AddRange(made.Select(code => code.Kept));
        return made.ConvertAll(code => code.Code);
    }

    /// <summary>Once this is saved.</summary>
    public static async Task ForgetRecoveryCodes(this YoungFuturesDb db, Guid userId) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(held => held.UserId == userId).OrderBy(held => held.Hash).Take(RecoveryCode.Many).ToListAsync());
}
