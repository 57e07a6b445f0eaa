using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;

namespace YoungFutures.Web.Mail;

/// <summary>
/// Sends what waits in the outbox, oldest first. A mail is marked after it was taken, so a crash in between repeats it once,
/// under the same Message-ID; a server that is down for a day loses none.
/// </summary>
public sealed class OutboxDelivery(Records records, IPost post, IOptions<MailSettings> settings, TimeProvider clock, ILogger<OutboxDelivery> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var db = records.As(Purpose.Sending);
                    if (await db.TakeLease("mail", Environment.MachineName + Environment.ProcessId, TimeSpan.FromMinutes(2))) await Deliver(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "The outbox could not be read; tried again in a few seconds");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>One round. Returns how many mails were taken.</summary>
    public async Task<int> Deliver(CancellationToken cancellation)
    {
        await using var db = records.As(Purpose.Sending);
        var now = db.Now;
        var waiting = await db.OutboxMessages.Where(mail => mail.SentAt == null && mail.StoppedAt == null && mail.NextTryAt <= now)
            .OrderBy(mail => mail.NextTryAt).ThenBy(mail => mail.Id).Take(AtOnce).ToListAsync(cancellation);
        var sent = 0;
        foreach (var mail in waiting)
        {
            try
            {
                await post.Send(Written(mail), cancellation);
                mail.Sent(db.Now);
                sent++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                mail.Failed(db.Now);
                log.LogWarning("Mail {MailId} was not taken ({Failure}); tried again at {NextTryAt}", mail.Id, failure.GetType().Name, mail.NextTryAt);
            }

            await db.SaveChangesAsync(cancellation);
        }

        return sent;
    }

    private MimeMessage Written(OutboxMessage mail)
    {
        var from = MailboxAddress.Parse(settings.Value.From);
        var written = new MimeMessage { Subject = mail.Subject, Date = new DateTimeOffset(mail.QueuedAt, TimeSpan.Zero), MessageId = $"{mail.Id}@{from.Domain}" };
        written.From.Add(from);
        written.To.Add(MailboxAddress.Parse(mail.To));
        var words = new TextPart("plain") { Text = mail.Body };
        written.Body = mail.Calendar is null ? words : new MultipartAlternative(words, CalendarPart(mail.Calendar));
        return written;
    }

    // The method stands in the type as well: a calendar that finds none takes an invitation for a file.
    private static TextPart CalendarPart(string calendar)
    {
        var part = new TextPart("calendar") { Text = calendar, ContentTransferEncoding = ContentEncoding.Base64 };
        part.ContentType.Parameters.Add("method", calendar.Contains("METHOD:CANCEL\r\n", StringComparison.Ordinal) ? "CANCEL" : "REQUEST");
        return part;
    }
}

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.Configure<MailSettings>(configuration.GetSection("Mail"));
        if (configuration["Mail:Host"] is { Length: > 0 }) services.AddSingleton<IPost, SmtpPost>();
        else services.AddSingleton<IPost>(new FolderPost(Path.Combine(Plumbing.DataFolder.Of(configuration, environment), "mail")));
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDelivery>());
        return services;
    }
}
