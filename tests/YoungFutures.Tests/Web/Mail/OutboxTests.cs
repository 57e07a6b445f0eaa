using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.MyWork;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Mail;

/// <summary>What was decided is told, over a real connection, however long the mail server was away.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly Postbox postbox = new();
    private readonly int port = FreePort();
    private PostedHost site = null!;

    public Task InitializeAsync()
    {
        site = new PostedHost(port);
        return site.InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task A_server_that_was_away_loses_no_mail_and_gets_each_once()
    {
        var caseId = await site.Given.Case(name: "Gwenfair Cudd");
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/checks/new");
        var health = form.Page.QuerySelectorAll("input[name=AgencyIds]").First(box => form.Page.QuerySelector($"label[for='{box.Id}']")!.TextContent.Contains("Betsi", StringComparison.Ordinal)).GetAttribute("value");
        var asked = await coordinator.Send(form, $"/cases/{caseId}/checks/new", ("AgencyIds", health), (form.QuestionTo(health!), "Is Gwenfair Cudd known to you?"),
            ("DueOn.Day", "20"), ("DueOn.Month", "11"), ("DueOn.Year", "2026"));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);

        Assert.Equal(0, await Deliver());
        var held = Assert.Single(await Waiting());
        Assert.True(held.Tries > 0 && held.NextTryAt > held.QueuedAt);

        using var server = postbox.Open(port);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await Deliver();
        await Deliver();

        Assert.Empty(await Waiting());
        var mail = Assert.Single(postbox.Taken);
        Assert.Equal("health.nw@demo.example", mail.To.Mailboxes.Single().Address);
        Assert.StartsWith(held.Id.ToString(), mail.MessageId, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwenfair", mail.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Cudd", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_and_not_yet_noted_comes_again_under_the_same_number()
    {
        using var server = postbox.Open(port);
        await using (var db = site.Db())
        {
            db.OutboxMessages.Add(new OutboxMessage("chair.nw@demo.example", "A subject\r\nBcc: everybody@demo.example", "Some words: ŵ.", db.Now));
            await db.SaveChangesAsync();
        }

        await Deliver();
        await using (var db = site.Db())
            await db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.SentAt, (DateTime?)null));
        await Deliver();

        Assert.Equal(2, postbox.Taken.Count);
        Assert.Single(postbox.Taken.Select(mail => mail.MessageId).Distinct());
        // Nobody is written to because of what stands in a subject.
        Assert.All(postbox.Taken, mail => Assert.Empty(mail.Bcc));
        Assert.All(postbox.Recipients, recipient => Assert.Equal("chair.nw@demo.example", recipient));
        Assert.All(postbox.Taken, mail => Assert.Contains("ŵ", mail.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invitation_arrives_as_one_that_a_calendar_takes()
    {
        using var server = postbox.Open(port);
        var meetingId = await site.Given.Meeting(published: false, await site.Given.Case());
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("coordinator.nw")).Post($"/meetings/{meetingId}/publication")).Status);

        await Deliver();

        var mail = postbox.Taken.Single(taken => taken.To.Mailboxes.Single().Address == "chair.nw@demo.example");
        var both = Assert.IsType<MultipartAlternative>(mail.Body);
        var calendar = Assert.IsType<TextPart>(both[1]);
        Assert.Equal(("text/calendar", "REQUEST", "utf-8"), (calendar.ContentType.MimeType, calendar.ContentType.Parameters["method"], calendar.ContentType.Charset));
        Assert.Contains("/meetings/" + meetingId, mail.TextBody, StringComparison.Ordinal);
        var entry = Assert.Single(Ical.Net.Calendar.Load(calendar.Text)!.Events);
        Assert.Equal($"meeting-{meetingId}@young-futures", entry.Uid);
        Assert.Equal(new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc), entry.Start!.AsUtc);
    }

    [Fact]
    public async Task A_reminder_before_a_meeting_waits_out_a_day_without_a_server_and_comes_once()
    {
        await site.Given.Check(await site.Given.Case(name: "Gwenfair Cudd"));
        await site.Given.As("coordinator.nw", (db, act) => Task.FromResult(db.PanelMeetings.Add(new PanelMeeting(act, act.At.AddDays(14), 90, "Tŷ Pawb", null, null)).Entity.Id));
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Remind());
        for (var hour = 0; hour < 24; hour++)
        {
            Assert.Equal(0, await Deliver());
            site.Clock.Advance(TimeSpan.FromHours(1));
            // The sweep goes on meanwhile, and writes nothing a second time.
            Assert.Equal(0, await Remind());
        }

        var held = Assert.Single(await Waiting());
        using var server = postbox.Open(port);
        await Deliver();
        await Deliver();

        var mail = Assert.Single(postbox.Taken);
        Assert.Equal("police.nw@demo.example", mail.To.Mailboxes.Single().Address);
        Assert.StartsWith(held.Id.ToString(), mail.MessageId, StringComparison.Ordinal);
        Assert.Contains("/checks/", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Cudd", mail.ToString(), StringComparison.Ordinal);
        Assert.Empty(await Waiting());

        async Task<int> Remind()
        {
            await using var db = site.Db();
            return await WorkReminders.Send(db, site.Services.GetRequiredService<SiteAddress>(), new Words());
        }
    }

    private Task<int> Deliver() => site.Services.GetRequiredService<OutboxDelivery>().Deliver(CancellationToken.None);

    private async Task<List<OutboxMessage>> Waiting()
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.SentAt == null).ToListAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Sends only when a test says so, to a server on this machine.</summary>
    private sealed class PostedHost(int port) : YoungFuturesHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Mail:Host", "127.0.0.1").UseSetting("Mail:Port", $"{port}").UseSetting("Mail:RequireTls", "false").UseSetting("Mail:From", "panel@demo.example");
            builder.ConfigureServices(services => services.Remove(services.Last(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)
                && service.ImplementationFactory?.Method.DeclaringType?.FullName?.Contains("MailSetup", StringComparison.Ordinal) == true)));
        }
    }

    /// <summary>As much of a mail server as takes a mail: RFC 5321, one connection after another.</summary>
    private sealed class Postbox
    {
        public ConcurrentQueue<MimeMessage> Taken { get; } = [];
        public ConcurrentQueue<string> Recipients { get; } = [];

        public IDisposable Open(int port)
        {
            var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            _ = Serve(listener);
            return listener;
        }

        private async Task Serve(TcpListener listener)
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await Talk(client.GetStream());
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
            }
        }

        private async Task Talk(Stream line)
        {
            // Bytes as they come: Latin-1 keeps every one of them.
            using var reader = new StreamReader(line, Encoding.Latin1);
            await using var writer = new StreamWriter(line, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 postbox");
            while (await reader.ReadLineAsync() is { } said)
            {
                switch (said.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "RCPT":
                        Recipients.Enqueue(said.Split('<', '>')[1]);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var mail = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } text and not ".") mail.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                        Taken.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(mail.ToString()))));
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
    }
}
