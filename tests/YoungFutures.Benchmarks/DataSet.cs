using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;

namespace YoungFutures.Benchmarks;

/// <summary>
/// One SQLite database of so many cases, with the audit they have left behind. The same size, schema and week give the same people and stages;
/// it is made once and kept in the temporary folder.
/// </summary>
internal static class DataSet
{
    /// <summary>The audit's secret of everything this program makes.</summary>
    public static readonly string Secret = Convert.ToBase64String(SHA256.HashData("young futures benchmarks"u8));

    /// <summary>To be raised with every change of <see cref="Crowd"/> or of what is written here, so that no old set is used again.</summary>
    private const int Edition = 3;

    public static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 15 }.ConnectionString;

    /// <summary>The day of the set. A new Monday, a new set: what waits and what was done lately lies around today.</summary>
    public static DateOnly Monday
    {
        get
        {
            var today = UkTime.LocalDate(DateTime.UtcNow);
            return today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        }
    }

    /// <returns>A copy that may be changed.</returns>
    public static async Task<string> CopyOf(int cases, TextWriter output)
    {
        var kept = await Of(cases, output);
        var copy = Path.Combine(Path.GetDirectoryName(kept)!, $"run-{Environment.ProcessId}.db");
        File.Copy(kept, copy, overwrite: true);
        return copy;
    }

    /// <summary>For sizes of which the disk does not hold two: the set itself, without the audit it would have left behind, which nothing but the audit’s own pages reads. It is not kept.</summary>
    public static async Task<string> Unaudited(int cases, TextWriter output)
    {
        var kept = await Of(cases, output, audited: false);
        var taken = Path.Combine(Path.GetDirectoryName(kept)!, $"run-{Environment.ProcessId}.db");
        File.Move(kept, taken, overwrite: true);
        return taken;
    }

    private static async Task<string> Of(int cases, TextWriter output, bool audited = true)
    {
        var folder = Path.Combine(Path.GetTempPath(), "young-futures-benchmarks");
        Directory.CreateDirectory(folder);
        var today = Monday;
        var file = Path.Combine(folder, $"{cases}{(audited ? "" : "-unaudited")}-{today:yyyyMMdd}-{Schema()}.db");
        if (File.Exists(file)) return file;

        output.WriteLine($"Making a data set of about {cases} cases; it is kept in {folder}.");
        var watch = Stopwatch.StartNew();
        var making = $"{file}.making";
        foreach (var left in Directory.GetFiles(folder, Path.GetFileName(making) + "*")) File.Delete(left);
        await Make(making, cases, today, audited, output);
        File.Move(making, file);
        output.WriteLine($"Made in {watch.Elapsed.TotalSeconds:0} s, {new FileInfo(file).Length >> 20} MB.");
        return file;
    }

    private static string Schema()
    {
        using var db = Open("none", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var script = db.Database.GenerateCreateScript() + Edition;
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..8];
    }

    private static SqliteYoungFuturesDb Open(string file, DateTime now) =>
        new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite($"Data Source={file};Pooling=False", sqlite => sqlite.CommandTimeout(600)).Options)
        {
            Viewer = Viewer.For(Purpose.Seeding),
            Clock = new Standing(now),
        };

    private static async Task Make(string file, int cases, DateOnly today, bool audited, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var now = UkTime.ToUtc(today, new TimeOnly(9, 0));
        await using (var db = Open(file, now))
        {
            await db.Database.MigrateAsync();
            await ReferenceLists.Fill(db);
            await DemoPanels.Fill(db);
        }

        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA locking_mode = EXCLUSIVE; BEGIN;");
            var bulk = new Bulk(connection, new AuditKeyring(Convert.FromBase64String(Secret)), audited);
            // A context that only reads whom the panels consist of must not stand in the way of the one that writes.
            await Crowd.Play(() => OpenOn(connection, now), cases, today, (panel, db) =>
            {
                var began = watch.Elapsed;
                output.WriteLine($"  {panel}: {bulk.Write(db)} rows at {watch.Elapsed.TotalSeconds:0} s after {began.TotalSeconds:0} s");
            });
            // Outside Development the program does not start on a database that holds the demo.
            Run(connection, "UPDATE Users SET IsDemo = 0; COMMIT;");
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA foreign_key_check";
            if (check.ExecuteScalar() is { } orphan) throw new InvalidOperationException($"A row of {orphan} belongs to nothing.");
        }

        await using (var db = Open(file, now))
        {
            output.WriteLine($"  at {watch.Elapsed.TotalSeconds:0} s releases: {await new ReleaseComputation(db).ComputeDue()}, at {watch.Elapsed.TotalSeconds:0} s");
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
            output.WriteLine($"  {await db.Cases.CountAsync()} cases, {await db.SupportActions.CountAsync() + await db.Notes.CountAsync()} actions and notes, {await db.Referrals.CountAsync()} referrals, {await db.YoungPeople.CountAsync()} young people, "
                + $"{await db.Involvements.CountAsync()} involvements, {await db.AuditEntries.CountAsync()} lines of audit");
        }
    }

    private static SqliteYoungFuturesDb OpenOn(SqliteConnection connection, DateTime now) =>
        new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(connection).Options) { Viewer = Viewer.For(Purpose.Seeding), Clock = new Standing(now) };

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A clock that stands still.</summary>
    internal sealed class Standing(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }

    /// <summary>Writes what a context has been given to add, row by row through prepared statements, with one sealed line of audit for every record if there is to be any.</summary>
    private sealed class Bulk(SqliteConnection connection, AuditKeyring keyring, bool audited)
    {
        private readonly Dictionary<IEntityType, Insert> inserts = [];
        private long key;
        private long seals;
        private byte[] lastSeal = [];

        public int Write(YoungFuturesDb db)
        {
            var rows = 0;
            var keys = new Dictionary<Guid, byte[]>();
            // Added alone: what the cast did to itself is of no account.
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).OrderBy(entry => entry.Metadata.Name, StringComparer.Ordinal).ToList())
            {
                InsertOf(entry.Metadata, db).Of(property => property is { Name: "Id", ClrType: { } type } && type == typeof(long) ? ++key : entry.Property(property).CurrentValue);
                rows++;
                if (entry.Entity is Record record and not Domain.Panels.ReferenceCounter) Note(db, entry, record, keys);
            }

            return rows;
        }

        private void Note(YoungFuturesDb db, EntityEntry entry, Record record, Dictionary<Guid, byte[]> keys)
        {
            var about = record as IAboutYoungPerson;
            var subject = about?.SubjectId;
            var keyOf = subject ?? Guid.Empty;
            if (!keys.TryGetValue(keyOf, out var subjectKey))
            {
                keys[keyOf] = subjectKey = AuditKeyring.NewSubjectKey();
                if (subject is { } id) Add(db, new SubjectKey { SubjectId = id, WrappedKey = keyring.Wrap(subjectKey, id), MadeAt = db.Now });
            }

            if (!audited) return;
            var values = entry.Properties.Where(property => property.CurrentValue is not null && property.Metadata.Name != "Version").ToDictionary(property => property.Metadata.Name, property => property.CurrentValue);
            var lineId = Guid.CreateVersion7();
            var line = new AuditEntry
            {
                Id = lineId, At = db.Now, Purpose = nameof(Purpose.Seeding), Event = AuditEvents.Created, RecordKind = entry.Metadata.ClrType.Name, RecordId = record.Id,
                SubjectId = subject, PanelId = about?.PanelId, Fields = string.Join(',', values.Keys) is { Length: > 1000 } many ? many[..1000] : string.Join(',', values.Keys),
                Values = AuditKeyring.Encrypt(subjectKey, JsonSerializer.Serialize(new { before = new { }, after = values }), lineId),
            };
            line.Mac = keyring.Code(line);
            Add(db, line);
            lastSeal = keyring.Chain(lastSeal, ++seals, db.Now, line.Mac);
            Add(db, new AuditSeal { Number = seals, EntryId = lineId, Mac = lastSeal, SealedAt = db.Now });
        }

        private void Add(YoungFuturesDb db, object row)
        {
            var type = db.Model.FindEntityType(row.GetType())!;
            InsertOf(type, db).Of(property => property.PropertyInfo!.GetValue(row));
        }

        private Insert InsertOf(IEntityType type, YoungFuturesDb db)
        {
            if (!inserts.TryGetValue(type, out var insert)) inserts[type] = insert = new Insert(connection, type);
            return insert;
        }
    }

    private sealed class Insert
    {
        private readonly SqliteCommand command;
        private readonly (IProperty Property, Func<object?, object?> Stored, SqliteParameter Parameter)[] columns;

        public Insert(SqliteConnection connection, IEntityType type)
        {
            command = connection.CreateCommand();
            columns = [.. type.GetProperties().Select((property, number) =>
            {
                var mapping = (RelationalTypeMapping)property.FindTypeMapping()!;
                var parameter = (SqliteParameter)mapping.CreateParameter(command, $"@p{number}", null, true);
                command.Parameters.Add(parameter);
                return (property, (Func<object?, object?>)(value => value is null ? null : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value), parameter);
            })];
            command.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.Property.GetColumnName()}\""))}) "
                + $"VALUES ({string.Join(", ", columns.Select(column => column.Parameter.ParameterName))})";
        }

        public void Of(Func<IProperty, object?> value)
        {
            foreach (var (property, stored, parameter) in columns) parameter.Value = stored(value(property)) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }
}
