using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Plumbing.Jobs;
using YoungFutures.Web.Security;

namespace YoungFutures.Benchmarks;

/// <summary>Each job of the timetable once over a whole data set, and once more when nothing is left to do: how long, how much memory, how much it did.</summary>
internal static class NightlyJobs
{
    public static async Task<int> Run(Options options, TextWriter output)
    {
        var database = await DataSet.Unaudited(options.Cases, output);
        var folder = Directory.CreateTempSubdirectory("young-futures-jobs-").FullName;
        try
        {
            await using var host = new Host(database, folder);
            var (records, site) = (host.Services.GetRequiredService<Records>(), host.Services.GetRequiredService<SiteAddress>());
            output.WriteLine();
            output.WriteLine(FormattableString.Invariant($"About {options.Cases} cases."));
            output.WriteLine("| job | seconds | CPU s | did | MB more | again, seconds |");
            output.WriteLine("| --- | --: | --: | --: | --: | --: |");
            foreach (var job in Timetable.All)
            {
                var before = GC.GetTotalMemory(forceFullCollection: true);
                var (first, processor, did, peak) = await Once(job);
                var (again, _, _, _) = await Once(job);
                output.WriteLine(FormattableString.Invariant($"| {job.Name} | {first:0.0} | {processor:0.0} | {did} | {(peak - before) / 1048576.0:0} | {again:0.0} |"));
            }

            return 0;

            async Task<(double Seconds, double Processor, int Did, long Peak)> Once(Job job)
            {
                var (watch, began, peak) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime, 0L);
                using var looking = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false)), null, 0, 50);
                await using var db = records.As(Purpose.Sweeping);
                var did = await job.Do(new JobScene(db, site), CancellationToken.None);
                return (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - began).TotalSeconds, did, peak);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*")) File.Delete(file);
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Host(string database, string folder) : WebApplicationFactory<SessionCookie>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in Site.Settings(database, folder)) builder.UseSetting(key, value);
            builder.UseEnvironment(Environments.Production);
            builder.UseContentRoot(Site.ProjectFolder);
            builder.ConfigureTestServices(services =>
            {
                // The Monday after the set’s: a week has become late, and every digest is due.
                services.AddSingleton<TimeProvider>(new DataSet.Standing(UkTime.ToUtc(DataSet.Monday.AddDays(7), new TimeOnly(8, 0))));
                foreach (var background in services.Where(service => service.ServiceType == typeof(IHostedService) && (service.ImplementationType?.Assembly == typeof(SessionCookie).Assembly || service.ImplementationType?.Name == "QuartzHostedService")).ToList())
                    services.Remove(background);
            });
        }
    }
}
