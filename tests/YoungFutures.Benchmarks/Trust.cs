using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Benchmarks;

/// <summary>
/// What the audit of looks and need-to-know cost a page: the site as it is beside the same site without either, by turns on one database. The product has no switch for it; the site without them is put together here,
/// and looks only at the records of one panel, so that both show the same.
/// </summary>
internal static class Trust
{
    private const double Most = 1.3;

    public static async Task<int> Run(Options options, TextWriter output)
    {
        using var place = await Place.Take(options with { Only = options.Only ?? "case" }, output);
        Guid panelId;
        await using (var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(DataSet.Connection(place.Database)).Options) { Viewer = Domain.Access.Viewer.For(Domain.Access.Purpose.Seeding) })
            panelId = await db.Panels.Where(panel => panel.Code == "NW").Select(panel => panel.Id).SingleAsync();
        await using var with = await Start(place, null);
        await using var without = await Start(place, panelId);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        // A page that a partner's share of the panel's records makes is another page without the filter: only what both show alike is compared.
        var pages = place.Chosen.Where(page => page.Path is not null && place.Captured.Any(held => held.Page == page.Name)).ToList();
        var rounds = pages.ToDictionary(page => page, _ => new List<(Measured With, Measured Without)>());
        var alike = new Dictionary<Page, (int With, int Without)>();
        foreach (var page in pages)
        {
            var (one, other) = (await Visitor.SignIn(http, with.Address, page.Account), await Visitor.SignIn(http, without.Address, page.Account));
            await one.Read(page.Path!);
            await other.Read(page.Path!);
            alike[page] = (one.Page.Length, other.Page.Length);
            for (var round = 0; round <= options.Rounds; round++)
            {
                var measured = (await Load.On(with, () => one.Get(page.Path!), 200, options.Connections, options.Seconds), await Load.On(without, () => other.Get(page.Path!), 200, options.Connections, options.Seconds));
                // The first is for the runtime to warm to.
                if (round > 0) rounds[page].Add(measured);
            }
        }

        output.WriteLine();
        output.WriteLine("| page | characters | without | CPU ms | without | ratio | p99 ms | without |");
        output.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: |");
        var (missed, unlike) = (0, 0);
        foreach (var (page, held) in rounds)
        {
            var (cost, bare) = (Middle(held.Select(round => round.With.Processor)), Middle(held.Select(round => round.Without.Processor)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {page.Name} | {alike[page].With} | {alike[page].Without} | {cost:0.00} | {bare:0.00} | {cost / bare:0.00} | {Middle(held.Select(round => round.With.P99)):0} | {Middle(held.Select(round => round.Without.P99)):0} |"));
            // Two different pages say nothing about what one of them costs.
            if (Math.Abs(alike[page].With - alike[page].Without) > alike[page].With / 100)
            {
                output.WriteLine($"{page.Name} is not the same page without: its figures are not counted.");
                unlike++;
                continue;
            }

            if (cost / bare > Most) missed++;
            if (held.Any(round => round.With.Failed + round.Without.Failed > 0)) output.WriteLine($"{page.Name}: some answers were not what they should be. {with.Said} {without.Said}");
        }

        output.WriteLine(missed == 0 ? $"Every page that is compared costs less than {Most.ToString(CultureInfo.InvariantCulture)} times what it would without." : $"{missed} pages cost more than {Most.ToString(CultureInfo.InvariantCulture)} times what they would without.");
        return missed == 0 && unlike < rounds.Count ? 0 : 1;

        static double Middle(IEnumerable<double> values)
        {
            var sorted = values.Order().ToArray();
            return sorted[sorted.Length / 2];
        }
    }

    private static Task<Site> Start(Place place, Guid? openPanelId) =>
        Site.Start([typeof(Site).Assembly.Location, "composed", "--script", $"{place.Database};{place.Folder};{openPanelId}"], AppContext.BaseDirectory, [], "/health/live");

    /// <summary>One of the two sites, in a process of its own.</summary>
    public static async Task<int> Serve(string script)
    {
        var parts = script.Split(';');
        await using var site = new Composed(parts[0], parts[1], Guid.TryParse(parts[2], out var panelId) ? panelId : null);
        site.UseKestrel(new Uri(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")!).Port);
        site.StartServer();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private sealed class Composed(string database, string folder, Guid? openPanelId) : WebApplicationFactory<SessionCookie>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in Site.Settings(database, folder)) builder.UseSetting(key, value);
            builder.UseEnvironment(Environments.Production);
            builder.UseContentRoot(Site.ProjectFolder);
            if (openPanelId is not { } panelId) return;
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<IInterceptor>(new OnePanelOpen(panelId));
                services.PostConfigure<MvcOptions>(mvc =>
                {
                    foreach (var log in mvc.Filters.OfType<TypeFilterAttribute>().Where(filter => filter.ImplementationType == typeof(AccessLog)).ToList()) mvc.Filters.Remove(log);
                });
            });
        }
    }

    /// <summary>Takes every filter from a query, and leaves the records of one panel in what lists are made of. What hangs on a record is asked for by that record, and a panel beside it would only lead the database to a worse index.</summary>
    private sealed class OnePanelOpen(Guid panelId) : ExpressionVisitor, IQueryExpressionInterceptor
    {
        private static readonly Type[] Listed = [typeof(Domain.Cases.Case), typeof(Domain.Referrals.Referral), typeof(Domain.YoungPeople.YoungPerson), typeof(Domain.Panels.PanelMeeting)];

        private static readonly System.Reflection.MethodInfo Ignore = typeof(EntityFrameworkQueryableExtensions).GetMethods().Single(method => method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters) && method.GetParameters().Length == 1);
        private static readonly System.Reflection.MethodInfo Where = ((Func<IQueryable<object>, Expression<Func<object, bool>>, IQueryable<object>>)Queryable.Where).Method.GetGenericMethodDefinition();

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not EntityQueryRootExpression root) return base.VisitExtension(node);
            var type = root.EntityType.ClrType;
            Expression open = Expression.Call(Ignore.MakeGenericMethod(type), node);
            if (!Listed.Contains(type) || root.EntityType.FindProperty("PanelId") is not { } property || property.PropertyInfo is null) return open;
            var row = Expression.Parameter(type);
            var same = Expression.Equal(Expression.Property(row, property.PropertyInfo), Expression.Constant(panelId, property.ClrType));
            // What belongs to no panel, such as a role of the whole site, stays.
            if (property.IsNullable) same = Expression.OrElse(same, Expression.Equal(Expression.Property(row, property.PropertyInfo), Expression.Constant(null, property.ClrType)));
            return Expression.Call(Where.MakeGenericMethod(type), open, Expression.Quote(Expression.Lambda(same, row)));
        }
    }
}
