namespace YoungFutures.Web.Mail;

/// <summary>Settings <c>Mail:…</c>. Without a host, Development writes each mail into the data folder as an .eml file that can be opened.</summary>
public sealed class MailSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? UserName { get; set; }
    public string? Password { get; set; }
    /// <summary>Whether the server must speak TLS before anything is sent. Only a server on this machine may do without.</summary>
    public bool RequireTls { get; set; } = true;
    public string From { get; set; } = "young-futures@localhost";
}
