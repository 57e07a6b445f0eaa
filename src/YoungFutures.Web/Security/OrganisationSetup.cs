using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Security;

public static class OrganisationSetup
{
    public const string Door = "/sign-in/organisation";
    public const string Connecting = "/account/organisations/new";

    private static readonly TimeSpan ToAnswer = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The framework’s own OpenID Connect, once for each organisation: authorisation code with PKCE, state and nonce; what is said must be signed by its key, for us, and an answer to this question. Nothing of it is kept
    /// but whom it is about, and no identity of ours is made of it: <see cref="OrganisationAnswers"/> carries it to the door.
    /// </summary>
    public static AuthenticationBuilder AddOrganisations(this AuthenticationBuilder authentication, Organisations organisations, IHostEnvironment environment)
    {
        authentication.Services.AddSingleton(organisations);
        authentication.Services.AddSingleton<OrganisationAnswers>();
        foreach (var organisation in organisations.All)
            authentication.AddOpenIdConnect(organisation.Scheme, connect =>
            {
                connect.Authority = organisation.Authority;
                connect.ClientId = organisation.ClientId;
                connect.ClientSecret = organisation.ClientSecret;
                connect.CallbackPath = organisation.Back;
                // They end sessions of theirs without us: ours are short, and ended here.
                connect.SignedOutCallbackPath = connect.RemoteSignOutPath = PathString.Empty;
                connect.RequireHttpsMetadata = !environment.IsDevelopment();
                connect.ResponseType = OpenIdConnectResponseType.Code;
                // With the address and not as a form, so that the cookies that belong to the question need not follow forms from elsewhere.
                connect.ResponseMode = OpenIdConnectResponseMode.Query;
                connect.UsePkce = true;
                connect.Scope.Clear();
                connect.Scope.Add("openid");
                connect.Scope.Add("profile");
                // At a shared desk the organisation asks again who sits there, whoever signed in to it before.
                connect.Prompt = "login";
                connect.MapInboundClaims = connect.GetClaimsFromUserInfoEndpoint = connect.SaveTokens = connect.UseTokenLifetime = false;
                connect.DisableTelemetry = true;
                // The handler takes the claim of the issuer away unless it is told not to.
                connect.ClaimActions.Clear();
                connect.RemoteAuthenticationTimeout = connect.ProtocolValidator.NonceLifetime = ToAnswer;
                connect.BackchannelTimeout = TimeSpan.FromSeconds(10);
                // Only what an organisation signs with a key that it alone has.
                connect.TokenValidationParameters.ValidAlgorithms =
                [
                    SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                    SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
                ];
                connect.CorrelationCookie = OfQuestion(environment, "organisation-asked.");
                connect.NonceCookie = OfQuestion(environment, "organisation-nonce.");
                connect.Events = new OpenIdConnectEvents
                {
                    OnRedirectToIdentityProvider = context =>
                    {
                        // By what the site is called, not by what a request says it is called.
                        context.ProtocolMessage.RedirectUri = context.HttpContext.RequestServices.GetRequiredService<SiteAddress>().Of(organisation.Back);
                        return Task.CompletedTask;
                    },
                    OnMessageReceived = context =>
                    {
                        // Free text, which may name somebody, on its way to the log.
                        context.ProtocolMessage.ErrorDescription = context.ProtocolMessage.ErrorUri = null;
                        return Task.CompletedTask;
                    },
                    // The framework takes an unsigned word for it where it fetched that word itself.
                    OnTokenValidated = context => string.IsNullOrEmpty(context.SecurityToken.RawSignature)
                        ? throw new SecurityTokenInvalidSignatureException("What the organisation says is not signed.")
                        : Task.CompletedTask,
                    OnTicketReceived = context =>
                    {
                        var kept = context.HttpContext.RequestServices.GetRequiredService<OrganisationAnswers>().Keep(context.HttpContext, organisation, context.Principal, context.Properties);
                        context.Response.Redirect(!kept ? Failed(context.Properties) : OrganisationAnswers.WasConnecting(context.Properties) ? Connecting : Door);
                        context.HandleResponse();
                        return Task.CompletedTask;
                    },
                    OnRemoteFailure = context =>
                    {
                        // What the framework would log of it may hold what an organisation says of somebody: see Program.
                        context.HttpContext.RequestServices.GetRequiredService<ILogger<OrganisationAnswers>>().LogWarning("The sign-in of {Organisation} was not completed: {Fault}", organisation.Key, context.Failure?.GetType().Name);
                        context.Response.Redirect(Failed(context.Properties));
                        context.HandleResponse();
                        return Task.CompletedTask;
                    },
                };
            });
        return authentication;
    }

    // The page says it, in the reader’s language: it finds nothing that was said.
    private static string Failed(AuthenticationProperties? question) => OrganisationAnswers.WasConnecting(question) ? Connecting : Door;

    private static CookieBuilder OfQuestion(IHostEnvironment environment, string name)
    {
        var (called, policy) = SecuritySetup.Cookie(environment, name);
        return new CookieBuilder { Name = called, SecurePolicy = policy, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = ToAnswer };
    }
}
