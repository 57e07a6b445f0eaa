using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

public static class SecuritySetup
{
    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.Configure<SessionLimits>(configuration.GetSection("Session"));
        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // An address may hold an apostrophe, and is checked where it is typed.
                identity.User.AllowedUserNameCharacters = "";
                // Length and no composition rules, after the National Cyber Security Centre.
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Lockout.AllowedForNewUsers = true;
            })
            .AddEntityFrameworkStores<YoungFuturesDb>()
            .AddUserStore<PasskeyStore>();
        services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = Passwords.Rounds);
        var certificates = KeyCertificates.Of(configuration, environment);
        services.AddSingleton(certificates);
        var keys = services.AddDataProtection().SetApplicationName("YoungFutures").PersistKeysToDbContext<YoungFuturesDb>();
        if (certificates.Current is { } current) keys.ProtectKeysWithCertificate(current).UnprotectKeysWithAnyCertificate([current, .. certificates.Old]);
        // A command may run without; it makes no key that would stand open.
        else keys.DisableAutomaticKeyGeneration();

        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Plumbing.SiteAddress>((passkeys, site) =>
        {
            // By what the site is called, not by what a request says it is called.
            passkeys.ServerDomain = site.Host;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == site.Origin);
            passkeys.UserVerificationRequirement = passkeys.ResidentKeyRequirement = "required";
            // Which make of device it is, is nothing to us.
            passkeys.AttestationConveyancePreference = "none";
            passkeys.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        });

        services.AddScoped<SessionCookie>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PasskeyCheck>();
        services.AddScoped<Door>();
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<HalfSignedIn>();
        services.AddSingleton<CodesRequired>();
        services.AddSingleton<RememberedDevices>();
        services.AddSingleton<CspReports>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.EventsType = typeof(SessionCookie);
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.SlidingExpiration = false;
            cookie.Cookie.HttpOnly = true;
            // Lax, so that a link in a mail opens the page it names; a form from elsewhere arrives without the cookie.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.Path = "/";
            (cookie.Cookie.Name, cookie.Cookie.SecurePolicy) = Cookie(environment, "session");
        }).AddOrganisations(Organisations.Of(configuration, environment), environment);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.Path = "/";
            (antiforgery.Cookie.Name, antiforgery.Cookie.SecurePolicy) = Cookie(environment, "form");
        });
        // What the next page is to say that was done.
        services.Configure<CookieTempDataProviderOptions>(done =>
        {
            done.Cookie.HttpOnly = true;
            done.Cookie.SameSite = SameSiteMode.Lax;
            done.Cookie.Path = "/";
            (done.Cookie.Name, done.Cookie.SecurePolicy) = Cookie(environment, "done");
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in configuration.GetSection("Proxies").Get<string[]>() ?? [])
                forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            // With no proxy configured nobody's word is taken for where a request came from.
            if (forwarded.KnownProxies.Count == 0) forwarded.ForwardedHeaders = ForwardedHeaders.None;
        });
        return services;
    }

    // The newcomer's site is plain http on localhost, where a browser keeps no __Host- cookie.
    internal static (string Name, CookieSecurePolicy Policy) Cookie(IHostEnvironment environment, string name) => environment.IsDevelopment()
        ? ($"yf-{name}", CookieSecurePolicy.SameAsRequest)
        : ($"__Host-yf-{name}", CookieSecurePolicy.Always);
}
