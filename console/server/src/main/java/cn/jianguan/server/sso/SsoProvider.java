package cn.jianguan.server.sso;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * The provider as it describes itself, asked when the first person wants to log in by it: the
 * console starts whether or not it answers.
 */
@Component
final class SsoProvider implements ClientRegistrationRepository {
  static final String NAME = "provider";

  private final SsoSettings settings;
  private ClientRegistration known;

  SsoProvider(SsoSettings settings) {
    this.settings = settings;
  }

  /** Asks for nothing but who somebody is. */
  @Override
  public synchronized ClientRegistration findByRegistrationId(String name) {
    if (!name.equals(NAME)) {
      return null;
    }
    if (known == null) {
      String own = settings.address().isEmpty() ? "{baseUrl}" : settings.address();
      known =
          ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
              .registrationId(NAME)
              .clientId(settings.clientId())
              .clientSecret(settings.shared())
              .scope("openid")
              .redirectUri(own + SsoLogIn.BACK)
              .build();
    }
    return known;
  }
}
