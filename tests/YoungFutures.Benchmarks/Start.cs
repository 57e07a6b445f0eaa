using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace YoungFutures.Benchmarks;

/// <summary>How long the built program takes to its first page, on a database that is there already; and how long to make the demo.</summary>
internal static class Start
{
    private const int Times = 7;

    public static async Task<int> Run(Options options, TextWriter output)
    {
        output.WriteLine("| build | filling the demo, s | CPU s | first page, ms | CPU ms |");
        output.WriteLine("| --- | --: | --: | --: | --: |");
        foreach (var configuration in new[] { "Debug", "Release" })
        {
            if (Site.Program(configuration) is not { } program) continue;
            var folder = Directory.CreateTempSubdirectory("young-futures-start-").FullName;
            try
            {
                var filling = await Once(program, folder, thenSealed: true);
                var starts = new List<(double Wall, double Processor)>();
                for (var time = 0; time < Times; time++) starts.Add(await Once(program, folder));
                output.WriteLine(FormattableString.Invariant(
                    $"| {configuration} | {filling.Wall / 1000:0.0} | {filling.Processor / 1000:0.0} | {starts.Select(start => start.Wall).Order().ElementAt(Times / 2):0} | {starts.Select(start => start.Processor).Order().ElementAt(Times / 2):0} |"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    /// <param name="thenSealed">Waits until the audit of what was filled in is sealed, so that no later start has that to do.</param>
    private static async Task<(double Wall, double Processor)> Once(string program, string folder, bool thenSealed = false)
    {
        var watch = Stopwatch.StartNew();
        await using var site = await Site.Start([program], Site.ProjectFolder, [new("ASPNETCORE_ENVIRONMENT", "Development"), new("Data__Folder", folder)], "/sign-in", TimeSpan.FromMinutes(10));
        var taken = (watch.Elapsed.TotalMilliseconds, site.Processor.TotalMilliseconds);
        if (thenSealed) await Sealed(Path.Combine(folder, "young-futures.db"));
        return taken;
    }

    private static async Task Sealed(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        while (true)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT EXISTS (SELECT 1 FROM AuditPending)";
            if ((long)command.ExecuteScalar()! == 0) return;
            await Task.Delay(500);
        }
    }
}
