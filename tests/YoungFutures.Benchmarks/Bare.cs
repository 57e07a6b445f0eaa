using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace YoungFutures.Benchmarks;

/// <summary>
/// As little as can be done: Kestrel and ADO.NET, the statements that a page sends, every value read, and the page's own bytes. Lines of the audit
/// are durable before the answer leaves, and requests that run at once share a commit, as on the site.
/// </summary>
internal static class Bare
{
    public static async Task<int> Run(string file)
    {
        var script = JsonSerializer.Deserialize<Script>(await File.ReadAllBytesAsync(file))!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        var connection = DataSet.Connection(script.Database);
        var lines = new Lines(connection);
        var drafts = new Queue<Draft>(script.Drafts);
        app.MapGet("/health/live", () => "live");
        for (var number = 0; number < script.Pages.Count; number++)
        {
            var page = script.Pages[number];
            app.MapMethods($"/{number}", ["GET", "POST"], context => page.Draft is null ? Show(context, page, connection, lines) : Save(context, page, connection, drafts, script.From));
        }

        await app.RunAsync();
        return 0;
    }

    private static async Task Show(HttpContext context, Captured page, string connection, Lines lines)
    {
        await using (var open = new SqliteConnection(connection))
        {
            open.Open();
            foreach (var statement in page.Statements)
                if (!statement.IsAudit) Read(statement.On(open, null));
        }

        var audit = page.Statements.Where(statement => statement.IsAudit).ToList();
        if (audit.Count > 0) await lines.Write(audit);
        await Answer(context, page);
    }

    /// <summary>All that it writes in one transaction, the lines of the audit with it.</summary>
    private static async Task Save(HttpContext context, Captured page, string connection, Queue<Draft> drafts, DateTimeOffset from)
    {
        Draft? draft;
        lock (drafts) drafts.TryDequeue(out draft);
        if (draft is null)
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }

        await context.Request.ReadFormAsync();
        var instead = new Fresh(page.Draft!, draft, from);
        await using var open = new SqliteConnection(connection);
        open.Open();
        foreach (var statement in page.Statements)
            if (!statement.IsWrite) Read(statement.On(open, null, instead.Of));
        await using (var transaction = open.BeginTransaction(deferred: false))
        {
            foreach (var statement in page.Statements)
                if (statement.IsWrite) Read(statement.On(open, transaction, instead.Of));
            transaction.Commit();
        }

        await Answer(context, page);
    }

    private static void Read(SqliteCommand command)
    {
        using (command)
        using (var reader = command.ExecuteReader())
        {
            do
            {
                while (reader.Read())
                    for (var column = 0; column < reader.FieldCount; column++) _ = reader.GetValue(column);
            }
            while (reader.NextResult());
        }
    }

    private static async Task Answer(HttpContext context, Captured page)
    {
        context.Response.StatusCode = page.Status;
        context.Response.ContentType = page.ContentType;
        context.Response.ContentLength = page.Body.Length;
        await context.Response.Body.WriteAsync(page.Body);
    }

    /// <summary>Each posting has its own draft, form key, reference and new rows; everything else is as it was captured.</summary>
    private sealed class Fresh(Draft captured, Draft own, DateTimeOffset from)
    {
        private readonly Dictionary<Guid, Guid> made = new() { [captured.Id] = own.Id, [captured.Version] = own.Version, [captured.FormKey] = Guid.NewGuid() };

        public object Of(object value) => value switch
        {
            Guid id when made.TryGetValue(id, out var known) => known,
            // Made by the request itself: ids of version 7 tell when.
            Guid { Version: 7 } id when At(id) >= from => made[id] = Guid.CreateVersion7(),
            string { Length: > 10 and <= 20 } reference when reference.StartsWith("RF-", StringComparison.Ordinal) => $"RF-{Guid.NewGuid():N}"[..20],
            _ => value,
        };

        private static DateTimeOffset At(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    private sealed class Lines
    {
        private readonly Channel<(IReadOnlyList<Statement> Statements, TaskCompletionSource Durable)> queue = Channel.CreateUnbounded<(IReadOnlyList<Statement>, TaskCompletionSource)>(new() { SingleReader = true });

        public Lines(string connection) => _ = Task.Run(() => Write(connection));

        public Task Write(IReadOnlyList<Statement> statements)
        {
            var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Writer.TryWrite((statements, durable));
            return durable.Task;
        }

        private async Task Write(string connection)
        {
            var waiting = new List<TaskCompletionSource>();
            while (await queue.Reader.WaitToReadAsync())
            {
                waiting.Clear();
                await using var open = new SqliteConnection(connection);
                open.Open();
                await using (var transaction = open.BeginTransaction(deferred: false))
                {
                    while (queue.Reader.TryRead(out var line))
                    {
                        var id = Guid.CreateVersion7();
                        foreach (var statement in line.Statements)
                        {
                            // The first value of a line and the only one of its note is its id.
                            using var command = statement.On(open, transaction);
                            command.Parameters[0].Value = id;
                            command.ExecuteNonQuery();
                        }
                        waiting.Add(line.Durable);
                    }

                    transaction.Commit();
                }

                foreach (var durable in waiting) durable.SetResult();
            }
        }
    }
}
