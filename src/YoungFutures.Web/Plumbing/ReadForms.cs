using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Text;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Before an action sees a form: what was typed is cleaned, its length is checked, and the form's validator is asked.
/// The framework's own automatic validation cannot wait for a database and is advised against by its authors.
/// </summary>
public sealed class ReadForms(YoungFuturesDb db, WayBack back, ITempDataDictionaryFactory saidNext, Words T) : IAsyncActionFilter
{
    private static readonly ConcurrentDictionary<Type, Answer[]> Answers = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var form in context.ActionArguments.Values.Where(argument => argument is not null && IsForm(argument.GetType())))
        {
            TypedAnswers.Remember(context.HttpContext, form!);
            CleanAndMeasure(context, form!, "");
            if (context.HttpContext.RequestServices.GetService(typeof(IValidator<>).MakeGenericType(form!.GetType())) is IValidator validator
                && HttpMethods.IsPost(context.HttpContext.Request.Method))
            {
                var result = await validator.ValidateAsync(new ValidationContext<object>(form), context.HttpContext.RequestAborted);
                foreach (var failure in result.Errors)
                    if (context.ModelState.GetFieldValidationState(failure.PropertyName) != ModelValidationState.Invalid)
                        context.ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
            }
        }

        string? note = null;
        if (context.HttpContext.Request is { HasFormContentType: true } request && request.Form.ContainsKey(KeptFormMark))
        {
            context.ModelState.AddModelError("", T["You were signed out while you were writing. Nothing was lost: check what you wrote and send it again."]);
            note = T["You were signed out before this was sent, so nothing was done. Look at how it stands now, then send it again."];
        }

        if (await SpeakAgain.AskedFor(context.HttpContext) is { } language)
        {
            await SpeakAgain.Keep(context.HttpContext, language);
            context.ModelState.AddModelError("", T["The language was changed and nothing was sent yet: check what you wrote, then send it."]);
            note ??= T["The language was changed and nothing was sent."];
        }

        if (note is not null)
        {
            db.HoldsBack = true;
            // A form that asks nothing has no page of its own that could come back with it, and its action would act at once.
            if (!context.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any() && !Asks(context.ActionDescriptor))
            {
                saidNext.GetTempData(context.HttpContext)["Note"] = note;
                context.Result = new LocalRedirectResult(back.From(context));
                return;
            }
        }

        await next();
    }

    /// <summary>Whether there is anything on its form to fill in or to choose, besides the button.</summary>
    private static bool Asks(ActionDescriptor action) => action.Parameters.Where(parameter => parameter.ParameterType != typeof(CancellationToken)).Any(parameter => IsForm(parameter.ParameterType)
        ? parameter.ParameterType.GetProperties().Any(property => property.SetMethod?.IsPublic == true && property.Name != nameof(IVersioned.Version) && !property.IsDefined(typeof(BindNeverAttribute)))
        : !parameter.Name.Equals(nameof(IVersioned.Version), StringComparison.OrdinalIgnoreCase)
            && action.AttributeRouteInfo?.Template?.Contains($"{{{parameter.Name}", StringComparison.OrdinalIgnoreCase) != true);

    /// <summary>The field that says: show this form again, do not act on it. It holds the id of what was kept.</summary>
    public const string KeptFormMark = "KeptForm";

    internal static bool IsForm(Type type) => type.IsClass && type != typeof(string) && type.Namespace?.StartsWith("YoungFutures.Web.Features", StringComparison.Ordinal) == true;

    private void CleanAndMeasure(ActionExecutingContext context, object form, string prefix)
    {
        foreach (var answer in Answers.GetOrAdd(form.GetType(), Answer.Of))
        {
            var name = prefix + answer.Property.Name;
            switch (answer.Property.GetValue(form))
            {
                case string typed when answer.Property.CanWrite:
                    var cleaned = answer.Kind switch { Kind.Long => TypedText.Clean(typed), Kind.AsTyped => typed, _ => TypedText.CleanLine(typed) };
                    if (cleaned != typed) answer.Property.SetValue(form, cleaned.Length == 0 ? null : cleaned);
                    if (cleaned.Length > answer.Most)
                        context.ModelState.AddModelError(name, T["Shorten this to {0} characters or fewer; it has {1}", answer.Most, cleaned.Length]);
                    break;
                case List<string> list:
                    if (list.Count > 200) list.RemoveRange(200, list.Count - 200);
                    list.RemoveAll(value => value is null || value.Length > Lengths.Line);
                    break;
                case IList { Count: > 0 } nested when nested[0] is { } first && IsForm(first.GetType()):
                    for (var i = 0; i < nested.Count; i++) CleanAndMeasure(context, nested[i]!, $"{name}[{i}].");
                    break;
            }
        }
    }

    private enum Kind { Line, Long, AsTyped }

    private sealed record Answer(PropertyInfo Property, Kind Kind, int Most)
    {
        public static Answer[] Of(Type form) => [.. form.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .Where(property => property.PropertyType == typeof(string) || typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            .Select(property =>
            {
                var kind = property.IsDefined(typeof(LongAttribute)) ? Kind.Long : property.IsDefined(typeof(AsTypedAttribute)) ? Kind.AsTyped : Kind.Line;
                var most = property.GetCustomAttribute<UpToAttribute>()?.Characters ?? (kind == Kind.Long ? Lengths.Text : Lengths.Line);
                return new Answer(property, kind, most);
            })];
    }
}
