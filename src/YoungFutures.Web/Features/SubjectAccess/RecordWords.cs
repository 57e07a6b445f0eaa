using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess;

/// <summary>What a record says, in words: labels of its columns, names for ids, words for codes, in the language of whoever reads.</summary>
public sealed class RecordWords
{
    private readonly Words T;
    private readonly Dictionary<Guid, string> names = [];
    private IReadOnlyDictionary<string, string> codes = new Dictionary<string, string>();

    private RecordWords(Words words) => T = words;

    public static async Task<RecordWords> Of(YoungFuturesDb db, Words T, IReadOnlyCollection<RecordSaid> records)
    {
        var words = new RecordWords(T);
        var said = records.SelectMany(record => record.Said).ToList();
        var people = Ids(said.Where(one => one.Class is ColumnClass.Person or ColumnClass.Other));
        var bodies = Ids(said.Where(one => one.Class == ColumnClass.Body));
        if (people.Length > 0)
            foreach (var user in await db.Users.AsNoTracking().Where(user => people.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToListAsync()) words.names[user.Id] = user.DisplayName;
        if (bodies.Length > 0)
        {
            foreach (var agency in await db.Agencies.AsNoTracking().Where(agency => bodies.Contains(agency.Id)).ToListAsync()) words.names[agency.Id] = T.Of(agency);
            foreach (var panel in await db.Panels.AsNoTracking().Where(panel => bodies.Contains(panel.Id)).ToListAsync()) words.names[panel.Id] = T.Of(panel);
            foreach (var service in await db.Services.AsNoTracking().Where(service => bodies.Contains(service.Id)).Select(service => new { service.Id, service.Name }).ToListAsync()) words.names[service.Id] = service.Name;
        }

        words.codes = await db.WordsFor(said.Where(one => AccessColumns.IsCode(one.Column)).SelectMany(one => one.Value is string code ? [code] : (one.Value as IEnumerable<string>) ?? []));
        return words;
    }

    public string Label(string column) => ColumnWords.Of(T, column);

    public string Value(Said said) => said.Class == ColumnClass.File ? T["The file itself"] : said.Text ?? Plain(said.Value, AccessColumns.IsCode(said.Column));

    private string Plain(object value, bool isCode) => value switch
    {
        string text => isCode ? codes.GetValueOrDefault(text, text) : text,
        DateTime at => at.ToLongWithTime(),
        DateOnly day => day.ToLong(),
        bool yes => yes ? T["Yes"] : T["No"],
        Guid id => names.GetValueOrDefault(id, T["Not known"]),
        Enum one => one.GetType().GetField(one.ToString())?.GetCustomAttribute<DisplayAttribute>() is null ? one.ToString() : T.Of(one),
        IEnumerable many => string.Join("; ", many.Cast<object>().Select(one => Plain(one, isCode))),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    private static Guid[] Ids(IEnumerable<Said> said) => [.. said.SelectMany(one => one.Value is Guid id ? [id] : (one.Value as IEnumerable<Guid>) ?? []).Distinct()];
}
