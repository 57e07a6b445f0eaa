using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YoungFutures.Web.Security;

namespace YoungFutures.Benchmarks;

/// <summary>The site itself in this process, listened to: what each page really asks of the database, and the bytes it answers with.</summary>
internal sealed class Capture(string database, string folder) : WebApplicationFactory<SessionCookie>
{
    private readonly Listener listener = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Site.Settings(database, folder)) builder.UseSetting(key, value);
        builder.UseEnvironment(Environments.Production);
        builder.UseContentRoot(Site.ProjectFolder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IInterceptor>(listener);
            // What works in the background would be heard between the statements of a page. The looks are written all the same.
            foreach (var background in services.Where(service => service.ServiceType == typeof(IHostedService) && (service.ImplementationType?.Assembly == typeof(SessionCookie).Assembly || service.ImplementationType?.Name == "QuartzHostedService")).ToList())
                services.Remove(background);
        });
    }

    public async Task<IReadOnlyList<Captured>> Of(IReadOnlyList<Page> pages, IReadOnlyList<Draft> drafts)
    {
        var site = new Uri("https://localhost/");
        var http = new HttpMessageInvoker(Server.CreateHandler());
        var captured = new List<Captured>();
        foreach (var page in pages)
        {
            var left = new Queue<Draft>(drafts.Where(draft => page.Path is not null || draft.Account == page.Account));
            var visitor = await Visitor.SignIn(http, site, page.Account);
            // Once for what is only done the first time.
            using (var first = await http.SendAsync(RequestOf(visitor, page, Next(page, left)), CancellationToken.None))
            {
                // A page that this version of the site does not have yet.
                if (first.StatusCode == System.Net.HttpStatusCode.NotFound) continue;
            }

            var draft = Next(page, left);
            listener.Begin();
            using var answer = await http.SendAsync(RequestOf(visitor, page, draft), CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync();
            var statements = listener.End();
            if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"{page.Name} answers {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            captured.Add(new(page.Name, (int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), body, statements, draft));
        }

        return captured;
    }

    /// <summary>The request for a page; a referral is sent under a form key of its own.</summary>
    public static HttpRequestMessage RequestOf(Visitor visitor, Page page, Draft? draft) => page.Path is { } path
        ? visitor.Get(path)
        : visitor.Post($"/referrals/{draft!.Id}/check-answers", ("Version", draft.Version.ToString()), ("FormKey", draft.FormKey.ToString()));

    private static Draft? Next(Page page, Queue<Draft> drafts) => page.Path is not null ? null : drafts.Dequeue() with { FormKey = Guid.NewGuid() };

    private sealed class Listener : DbCommandInterceptor
    {
        private List<Statement>? heard;

        public void Begin() => heard = [];

        public IReadOnlyList<Statement> End()
        {
            var all = heard!;
            heard = null;
            return all;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Hear(command, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Hear(command, result));

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Hear(command, result));

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Hear(command, result);

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Hear(command, result);

        private T Hear<T>(DbCommand command, T result)
        {
            heard?.Add(new Statement(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Bound.Of)]));
            return result;
        }
    }
}
