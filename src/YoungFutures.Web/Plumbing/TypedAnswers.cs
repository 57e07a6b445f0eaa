using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Errors;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// What somebody typed, question by question, in the words of the form that asked: for a page that does not act on it and must not lose it.
/// Only what the form asks is shown; whatever else was posted is nobody's answer.
/// </summary>
public sealed class TypedAnswers(Words T, IModelMetadataProvider metadata, YoungFuturesDb db)
{
    private static readonly object Key = new();

    internal static void Remember(HttpContext context, object form) => Forms(context).Add(form);

    /// <summary>The fields that belong to a form of this posting, so that they can be sent once more.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(HttpContext context) =>
        Posted(context).Where(field => Forms(context).Exists(form => TopLevel(form.GetType(), field.Key) is { } asked && !asked.IsDefined(typeof(AsTypedAttribute))))
            .SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, value ?? ""));

    /// <summary>Whether anything was typed that its writer would miss.</summary>
    public static bool HoldsText(HttpContext context) => Forms(context).Exists(HoldsText);

    /// <summary>The answers, or those that differ from what the record holds by now.</summary>
    public async Task<IReadOnlyList<AnswerLine>> Lines(HttpContext context, EntityEntry? now = null)
    {
        var questions = Forms(context).SelectMany(form => Questions(form, "", null, [form])).ToList();
        var codes = await db.WordsFor(questions.Where(IsCode).SelectMany(question => Strings(question.Value).Concat(Strings(Recorded(question, now)))));
        var posted = Posted(context);
        var lines = new List<AnswerLine>();
        foreach (var question in questions)
        {
            // A box that is not ticked is not posted; anything else that was not posted was not asked of this reader.
            var isTick = question.Property.PropertyType == typeof(bool);
            if (!isTick && !posted.Keys.Any(name => name == question.Name || name.StartsWith(question.Name + ".", StringComparison.Ordinal))) continue;
            var recorded = Recorded(question, now);
            var isCompared = IsCompared(question, now);
            if (isTick && question.Value is false && recorded is not true) continue;
            if (Said(question.Value, question, codes) is not { } typed || Said(recorded, question, codes) is not { } stored) continue;
            if (isCompared ? typed == stored : typed.Length == 0) continue;
            lines.Add(new AnswerLine(question.Row is null ? question.Label : T["{0}: {1}", question.Row(codes), question.Label], typed, isCompared ? stored : null));
        }

        return lines;
    }

    private sealed record Question(string Name, string Label, PropertyInfo Property, object? Value, IReadOnlyList<object> Forms, Func<IReadOnlyDictionary<string, string>, string>? Row);

    private IEnumerable<Question> Questions(object form, string prefix, Func<IReadOnlyDictionary<string, string>, string>? row, IReadOnlyList<object> around)
    {
        foreach (var property in Asked(form.GetType()))
        {
            var value = property.GetValue(form);
            var label = T.Translate(metadata.GetMetadataForProperty(form.GetType(), property.Name).DisplayName!);
            if (RowOf(property) is null)
            {
                yield return new Question(prefix + property.Name, label, property, value, around, row);
                continue;
            }

            var number = 0;
            foreach (var inner in (IEnumerable)(value ?? Array.Empty<object>()))
            {
                number++;
                var place = number;
                foreach (var question in Questions(inner, $"{prefix}{property.Name}[{number - 1}].", codes => NameOf(inner, codes) ?? T["{0} {1}", label, place], [inner, .. around])) yield return question;
            }
        }
    }

    private string? NameOf(object row, IReadOnlyDictionary<string, string> codes) =>
        metadata.GetMetadataForType(row.GetType()).SimpleDisplayProperty is { } named && row.GetType().IsDefined(typeof(DisplayColumnAttribute)) && row.GetType().GetProperty(named)?.GetValue(row) is string { Length: > 0 } name
            ? codes.GetValueOrDefault(name, name) : null;

    /// <summary>In words; nothing for what has none, such as an id whose name the form does not offer.</summary>
    private string? Said(object? value, Question question, IReadOnlyDictionary<string, string> codes) => value switch
    {
        null => "",
        DateAnswer typed => typed.Date?.ToLong() ?? string.Join(' ', new[] { typed.Day, typed.Month, typed.Year }.Where(part => !string.IsNullOrWhiteSpace(part))),
        DateOnly date => date.ToLong(),
        DateTime moment => moment.ToLongWithTime(),
        bool yes => yes ? T["Yes"] : T["No"],
        Enum choice => choice.GetType().GetField(choice.ToString())?.IsDefined(typeof(DisplayAttribute)) == true ? T.Of(choice) : null,
        Guid id => Chosen(id.ToString(), question),
        string code when IsCode(question) => code.Length == 0 ? "" : Chosen(code, question) ?? (codes.TryGetValue(code, out var words) && words != code ? words : null),
        string typed => question.Property.IsDefined(typeof(LongAttribute)) ? typed : Chosen(typed, question) ?? typed,
        IEnumerable several => several.Cast<object>().Select(each => Said(each, question, codes)).ToList() switch
        {
            [] => "",
            var words when words.TrueForAll(word => word is null) => null,
            var words => string.Join(", ", words.OfType<string>()),
        },
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => null,
    };

    // The list that goes by the question's own name comes first: AreaCode is chosen from Areas.
    private static string? Chosen(string value, Question question) =>
        (from form in question.Forms
         from list in form.GetType().GetProperties().Where(property => typeof(IEnumerable<Choice>).IsAssignableFrom(property.PropertyType))
         orderby question.Property.Name.Zip(list.Name).TakeWhile(pair => pair.First == pair.Second).Count() descending
         from choice in list.GetValue(form) as IEnumerable<Choice> ?? []
         where !choice.Divider && string.Equals(choice.Value, value, StringComparison.OrdinalIgnoreCase)
         select choice.Text).FirstOrDefault();

    private static bool IsCompared(Question question, EntityEntry? now) => question.Row is null && NameOfRecorded(question) is var name && name is not nameof(Record.Id)
        && now?.Metadata.FindProperty(name) is { } property && !property.IsShadowProperty();

    private static object? Recorded(Question question, EntityEntry? now) => IsCompared(question, now) ? now!.Property(NameOfRecorded(question)).CurrentValue : null;

    private static string NameOfRecorded(Question question) => question.Property.GetCustomAttribute<RecordedAsAttribute>()?.Property ?? question.Property.Name;

    private static bool IsCode(Question question) => question.Property.IsDefined(typeof(ChosenAttribute))
        || (question.Property.Name is var name && (name.EndsWith("Code", StringComparison.Ordinal) || name.EndsWith("Codes", StringComparison.Ordinal)));

    private static IEnumerable<string> Strings(object? value) => value switch { string { Length: > 0 } one => [one], IEnumerable<string> several => several.Where(each => each is not null), _ => [] };

    private static bool HoldsText(object form) => Asked(form.GetType()).Any(property => property.GetValue(form) switch
    {
        string { Length: > 0 } => true,
        IEnumerable rows when RowOf(property) is not null => rows.Cast<object>().Any(HoldsText),
        _ => false,
    });

    /// <summary>What the form asks, each by its name; a secret is not repeated.</summary>
    private static IEnumerable<PropertyInfo> Asked(Type form) => form.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.IsDefined(typeof(DisplayAttribute))
            && !property.IsDefined(typeof(BindNeverAttribute)) && !property.IsDefined(typeof(AsTypedAttribute)));

    private static Type? RowOf(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } list && typeof(IEnumerable).IsAssignableFrom(list) && list.GetGenericArguments() is [var row] && ReadForms.IsForm(row) ? row : null;

    private static PropertyInfo? TopLevel(Type form, string field) =>
        form.GetProperty(field.Split('.', '[')[0]) is { SetMethod.IsPublic: true } property && property.Name != nameof(IVersioned.Version) && !property.IsDefined(typeof(BindNeverAttribute)) ? property : null;

    private static IFormCollection Posted(HttpContext context) => context.Request.HasFormContentType ? context.Request.Form : FormCollection.Empty;

    private static List<object> Forms(HttpContext context)
    {
        if (context.Items[Key] is List<object> held) return held;
        var forms = new List<object>();
        context.Items[Key] = forms;
        return forms;
    }
}
