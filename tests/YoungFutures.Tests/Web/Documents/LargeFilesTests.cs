using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data.Demo;

namespace YoungFutures.Tests.Web.Documents;

/// <summary>The site on a port of this machine, with the server that it has in earnest.</summary>
public sealed class ServedSite : YoungFuturesHost
{
    public ServedSite() => UseKestrel(0);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Documents:MaxFileBytes", "3000000");
    }
}

public sealed class LargeFilesTests(ServedSite site) : IClassFixture<ServedSite>
{
    [Fact]
    public async Task More_than_a_page_may_send_is_taken_for_a_document_up_to_its_limit_and_then_told()
    {
        var caseId = await site.Given.Case();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = site.ClientOptions.BaseAddress };
        var coordinator = new Visitor(browser);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post("/sign-in", ("Email", "coordinator.nw@demo.example"), ("Password", DemoPanels.Password))).Status);

        // Every other form ends at two million bytes.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendDocument($"/cases/{caseId}", "a.txt", Filled(2_900_000))).Status);
        var larger = await coordinator.SendDocument($"/cases/{caseId}", "b.txt", Filled(5_000_000));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The file is larger than 3 million bytes. Send it in parts, or make it smaller."), (larger.Status, larger.Errors.Single()));
        try
        {
            var largest = await coordinator.SendDocument($"/cases/{caseId}", "c.txt", Filled(20_000_000));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, largest.Status);
        }
        catch (HttpRequestException)
        {
            // The server may have hung up before all of it was sent.
        }

        await using var db = site.Db();
        Assert.Equal(2_900_000, (await db.Documents.SingleAsync(held => held.CaseId == caseId)).Bytes);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get("/my-work")).Status);
    }

    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)'a');
        return bytes;
    }
}
