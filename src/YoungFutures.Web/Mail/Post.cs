using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace YoungFutures.Web.Mail;

/// <summary>Takes a mail to where it is sent from. What it throws means that the mail was not taken.</summary>
public interface IPost
{
    Task Send(MimeMessage mail, CancellationToken cancellation);
}

/// <summary>Hands mails to an SMTP server.</summary>
internal sealed class SmtpPost(IOptions<MailSettings> settings) : IPost
{
    public async Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        var server = settings.Value;
        using var smtp = new SmtpClient { Timeout = 20_000 };
        await smtp.ConnectAsync(server.Host!, server.Port, server.RequireTls ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable, cancellation);
        if (server.UserName is { Length: > 0 }) await smtp.AuthenticateAsync(server.UserName, server.Password ?? "", cancellation);
        await smtp.SendAsync(mail, cancellation);
        await smtp.DisconnectAsync(quit: true, cancellation);
    }
}

/// <summary>Writes mails into a folder, for Development.</summary>
internal sealed class FolderPost(string folder) : IPost
{
    public async Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await mail.WriteToAsync(Path.Combine(folder, $"{mail.Date:yyyyMMdd-HHmmss}-{mail.MessageId!.Split('@')[0]}.eml"), cancellation);
    }
}
