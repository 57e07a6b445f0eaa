using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Benchmarks;

/// <summary>
/// A register of SQLite full of signals, and what it costs to link one more record against it, and a file of them: those of <see cref="LinkageGenerator"/>, as in the measure of one record into a register in memory.
/// Filled past EF, which is not what is measured; linked by <see cref="Linking"/> over connections as the site has them.
/// </summary>
internal static class LinkageRegister
{
    private const int Records = 1_000_000;
    private const int Warm = 200;
    private const int OneByOne = 2_000;
    private const int File = 10_000;
    private const double Aim = 20;

    public static async Task<int> Run(Options options, TextWriter output)
    {
        var records = options.Cases == 50_000 ? Records : options.Cases;
        var folder = Directory.CreateTempSubdirectory("young-futures-register-").FullName;
        try
        {
            var file = Path.Combine(folder, "register.db");
            var saves = new Saves();
            var trail = new AuditTrail(new AuditKeyring(new byte[32]));
            YoungFuturesDb Open()
            {
                var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>()
                    .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString, SqliteChoices.Set).AddInterceptors(SqliteChoices.Kept).AddInterceptors(trail, saves).Options);
                db.Viewer = Viewer.For(Purpose.Linking);
                return db;
            }

            var clock = Stopwatch.StartNew();
            var made = LinkageGenerator.Of(2026_1101, InventedNames.Of(options.Data), Math.Max(1000, (int)(records / 2.2)));
            var newcomers = new Queue<PersonRecord>();
            Guid panelId;
            SignalList[] lists;
            await using (var db = Open())
            {
                await db.Database.MigrateAsync();
                (panelId, lists) = await Scene(db);
                await Fill(db, file, panelId, lists, made, records, newcomers);
                // What filling left to be written is not the linking’s.
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
                using var written = System.IO.File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                RandomAccess.FlushToDisk(written);
            }

            await output.WriteLineAsync($"register: {records:N0} signals filled in {clock.Elapsed.TotalSeconds:0} s, {new FileInfo(file).Length / 1e6:N0} MB");
            var models = new LinkageModels();

            await Send(Open, lists, 0, newcomers, Warm + OneByOne);
            var times = new List<double>();
            await using (var db = Open())
            {
                var linking = new Linking(db, models);
                for (var at = 0; at < Warm + OneByOne; at++)
                {
                    var began = Stopwatch.GetTimestamp();
                    await linking.Step(1);
                    if (at >= Warm) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }

                while (await linking.Step()) { }
                var links = await db.ImportLinkings.AsNoTracking().OrderByDescending(held => held.StartedAt).FirstAsync();
                await output.WriteLineAsync($"of {Warm + OneByOne:N0}: {links.Attached:N0} attached, {links.Alone:N0} alone, {links.Asked:N0} asked about, {links.Skipped:N0} keys skipped");
            }

            times.Sort();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"one record, read to saved: p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, most {times[^1]:0.0} ms (aim: p99 {Aim:0} ms)"));

            await Send(Open, lists, 1, newcomers, File);
            saves.Longest = TimeSpan.Zero;
            clock.Restart();
            await using (var db = Open())
            {
                var linking = new Linking(db, models);
                while (await linking.Step()) { }
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"a file of {File:N0}: {File / clock.Elapsed.TotalSeconds:0} rows/s, longest write transaction {saves.Longest.TotalMilliseconds:0} ms, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB"));
            return times[times.Count * 99 / 100] <= Aim ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(Guid, SignalList[])> Scene(YoungFuturesDb db)
    {
        var panel = new Panel("NW", "Panel", "Panel", Nation.Wales, "W15000001", Guid.CreateVersion7());
        db.Panels.Add(panel);
        var lists = new List<SignalList>();
        foreach (var (name, sector) in new[] { ("police", Sector.Police), ("education", Sector.Education), ("health", Sector.Health), ("council", Sector.ChildrensServices), ("voluntary", Sector.Community) })
        {
            var agency = new Agency(name, name, sector);
            lists.Add(new SignalList(panel.Id, agency, name, [SignalKind.AntiSocialBehaviour]));
            db.AddRange(agency, lists[^1]);
        }

        await db.SaveChangesAsync();
        return (panel.Id, [.. lists]);
    }

    private static async Task Fill(YoungFuturesDb db, string file, Guid panelId, SignalList[] lists, LinkageGenerator made, int records, Queue<PersonRecord> newcomers)
    {
        var imports = new List<SignalImport>();
        foreach (var list in lists)
        {
            imports.Add(new SignalImport(list, "register.csv", $"{imports.Count:D64}", 1, null, db.Now) { Status = ImportStatus.Committed, CommittedAt = db.Now });
            db.SignalImports.Add(imports[^1]);
            db.ImportLinkings.Add(new ImportLinking { ImportId = imports[^1].Id, PanelId = panelId, StartedAt = db.Now, DoneAt = db.Now });
        }

        await db.SaveChangesAsync();
        await using var connection = new SqliteConnection($"Data Source={file};Foreign Keys=False;Pooling=False");
        await connection.OpenAsync();
        await Tell("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;");
        var (identities, signals, keys) = (new Rows<LinkedIdentity>(db, connection), new Rows<Signal>(db, connection), new Rows<SignalBlockKey>(db, connection));
        var identityOf = new Dictionary<int, Guid>();
        var row = new long[lists.Length];
        // In the order of the keys: their table is ordered by them, and written at random it would take an hour.
        var keysOf = new List<SignalBlockKey>(records * 21);
        var (read, every) = (0, (records / (Warm + OneByOne + File)) + 1);
        await Tell("BEGIN");
        foreach (var record in made.Records(records + Warm + OneByOne + File))
        {
            var person = made.Truth[read];
            if (read++ % every == 0 && newcomers.Count < Warm + OneByOne + File)
            {
                newcomers.Enqueue(record);
                continue;
            }

            if (!identityOf.TryGetValue(person, out var identityId))
            {
                var identity = new LinkedIdentity(panelId);
                identityOf[person] = identityId = identity.Id;
                identities.Add(identity);
            }

            var of = Array.FindIndex(lists, list => list.Name == record.Agency);
            var signal = SignalOf(record, lists[of], lists, imports[of].Id, ++row[of]);
            signal.IdentityId = identityId;
            signals.Add(signal);
            keysOf.AddRange(SignalBlockKey.KeysOf(panelId, NormalisedRecord.Of(NamedBySignal.Of(signal).ToRecord())).Select(key => new SignalBlockKey { Key = key, SignalId = signal.Id }));
        }

        keysOf.Sort((one, other) => one.Key.CompareTo(other.Key));
        foreach (var key in keysOf) keys.Add(key);
        await Tell("COMMIT");

        async Task Tell(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task Send(Func<YoungFuturesDb> open, SignalList[] lists, int of, Queue<PersonRecord> newcomers, int rows)
    {
        await using var db = open();
        var import = new SignalImport(lists[of], $"{of}.csv", $"{of + 10:D64}", 1, null, db.Now) { Status = ImportStatus.Committed, CommittedAt = db.Now };
        db.SignalImports.Add(import);
        for (long row = 1; row <= rows && newcomers.TryDequeue(out var record); row++) db.Signals.Add(SignalOf(record, lists[of], lists, import.Id, row));
        await db.SaveChangesAsync();
    }

    private static Signal SignalOf(PersonRecord record, SignalList list, SignalList[] lists, Guid importId, long row) => new()
    {
        PanelId = list.PanelId, AgencyId = lists.First(held => held.Name == record.Agency).AgencyId, ListId = list.Id, ImportId = importId, Row = row, SourceKey = $"{importId:N}{row}", GivenName = record.GivenName,
        MiddleNames = record.MiddleNames, FamilyName = record.Surname, Sex = record.Sex switch { "F" => Sex.Female, "M" => Sex.Male, _ => Sex.NotKnown }, BornOn = record.BornOn, Address = record.Address, Town = record.Town,
        Postcode = record.Postcode, NhsNumber = record.NhsNumber, Upn = record.Upn, LocalId = record.LocalId, Kind = SignalKind.AntiSocialBehaviour, OccurredOn = new DateOnly(2026, 10, 1),
    };

    /// <summary>One table, written with a statement that is prepared once; columns and conversions are those of the model.</summary>
    private sealed class Rows<T> where T : class
    {
        private readonly SqliteCommand insert;
        private readonly List<(IProperty Property, SqliteParameter Parameter)> columns = [];

        public Rows(YoungFuturesDb db, SqliteConnection connection)
        {
            var entity = db.Model.FindEntityType(typeof(T))!;
            insert = connection.CreateCommand();
            foreach (var property in entity.GetProperties()) columns.Add((property, insert.Parameters.AddWithValue($"$p{columns.Count}", DBNull.Value)));
            insert.CommandText = $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.Property.GetColumnName()}\""))}) VALUES ({string.Join(", ", columns.Select(column => column.Parameter.ParameterName))})";
        }

        public void Add(T row)
        {
            foreach (var (property, parameter) in columns)
            {
                var value = property.GetGetter().GetClrValue(row);
                var converted = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
                parameter.Value = converted switch { null => DBNull.Value, DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _ => converted };
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <summary>How long the longest transaction kept other writers out.</summary>
    private sealed class Saves : DbTransactionInterceptor
    {
        private long began;

        public TimeSpan Longest { get; set; }

        public override ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            began = Stopwatch.GetTimestamp();
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            var took = Stopwatch.GetElapsedTime(began);
            if (took > Longest) Longest = took;
            return Task.CompletedTask;
        }
    }
}
