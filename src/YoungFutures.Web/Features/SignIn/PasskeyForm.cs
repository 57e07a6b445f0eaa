using System.ComponentModel.DataAnnotations;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn;

/// <summary>What a script fills in once a passkey has answered.</summary>
public sealed class PasskeyForm
{
    [Display(Name = "What was asked of the passkey"), AsTyped, UpTo(8000)] public string? State { get; set; }
    [Display(Name = "What the passkey answered"), AsTyped, UpTo(20_000)] public string? Credential { get; set; }
    [Display(Name = "Where you were going"), UpTo(2000)] public string? ReturnUrl { get; set; }
}

/// <summary>A button that a script shows where the browser knows passkeys.</summary>
public sealed record PasskeyButton(string Action, string Text, PasskeyChallenge Challenge, string? ReturnUrl = null);
