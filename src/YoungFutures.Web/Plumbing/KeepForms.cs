using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Security;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Plumbing;

/// <summary>A page of text outlives the session it was typed in: kept encrypted for an hour and given back, unsaved, to the same user.</summary>
public sealed class KeptForms(Records records, IDataProtectionProvider protection)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The newest of each user: as many tabs as somebody may have been writing in.</summary>
    public const int Most = 5;

    private readonly IDataProtector protector = protection.CreateProtector("kept forms");

    public async Task<Guid> Keep(Guid userId, PathString path, IFormCollection form)
    {
        var fields = form.Where(field => field.Key is not ("__RequestVerificationToken" or SubmitTagHelper.FormKey or ReadForms.KeptFormMark))
            .SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, value ?? "")).ToList();
        await using var db = records.As(Purpose.SigningIn);
        var now = db.Now;
        var older = await db.KeptForms.Where(held => held.UserId == userId).OrderByDescending(held => held.KeptAt).Skip(Most - 1).Select(held => held.Id).ToListAsync();
        await db.KeptForms.Where(held => held.KeptAt < now - Lifetime || older.Contains(held.Id)).ExecuteDeleteAsync();
        var kept = new KeptForm(userId, path, protector.Protect(JsonSerializer.SerializeToUtf8Bytes(fields)), now);
        db.KeptForms.Add(kept);
        await db.SaveChangesAsync();
        return kept.Id;
    }

    /// <summary>Its writer has it on the screen again: it need not be kept any longer.</summary>
    public async Task GiveBack(Guid userId, Guid keptFormId)
    {
        await using var db = records.As(Purpose.SigningIn);
        await db.KeptForms.Where(held => held.UserId == userId && held.Id == keptFormId).ExecuteDeleteAsync();
    }

    public KeptAnswers Open(KeptForm form)
    {
        var fields = JsonSerializer.Deserialize<List<KeyValuePair<string, string>>>(protector.Unprotect(form.Content)) ?? [];
        return new KeptAnswers(fields.Find(field => field.Key == SubmitTagHelper.PageName).Value, [.. fields.Where(field => field.Key != SubmitTagHelper.PageName)]);
    }
}

/// <summary>The name of the page that was being filled in, if it said one, and what was typed.</summary>
public sealed record KeptAnswers(string? PageName, IReadOnlyList<KeyValuePair<string, string>> Fields);

public static class KeepFormsSetup
{
    /// <summary>After authentication. Only a cookie that was real gets here as an expired session; anybody else's form is not kept.</summary>
    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && await Fault(context) is { } status)
        {
            // The page that says so is reached by the same request, which must not stumble over the same form again.
            context.Request.Form = FormCollection.Empty;
            context.Response.StatusCode = status;
            return;
        }

        // A refused request comes by again, under the address of the page that says so; the form it holds was not for keeping the first time.
        if (context.Features.Get<ExpiredSession>() is { } expired && context.Features.Get<IStatusCodeReExecuteFeature>() is null
            && context.Features.Get<IExceptionHandlerFeature>() is null
            && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
            && !context.Request.Path.StartsWithSegments("/sign-in") && !context.Request.Path.StartsWithSegments("/sign-out") && !context.Request.Path.StartsWithSegments("/language")
            // Open to whoever is not signed in, and holds a password.
            && !context.Request.Path.StartsWithSegments("/invitations"))
        {
            var form = await context.Request.ReadFormAsync();
            await context.RequestServices.GetRequiredService<KeptForms>().Keep(expired.UserId, context.Request.Path, form);
            context.Response.Redirect("/sign-in");
            return;
        }

        await next(context);

        // Only an answer that shows it, or that leads to where there was nothing to show, gives it back.
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Features.Get<Viewer>() is { } viewer
            && Guid.TryParse(context.Request.Form[ReadForms.KeptFormMark], out var keptFormId)
            && context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity)
            await context.RequestServices.GetRequiredService<KeptForms>().GiveBack(viewer.UserId, keptFormId);
    });

    /// <summary>What no browser sends: a NUL in an answer, thousands of fields, more bytes than any form has.</summary>
    private static async Task<int?> Fault(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
    }
}
