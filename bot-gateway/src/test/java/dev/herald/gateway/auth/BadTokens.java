package dev.herald.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Authorization headers that must not open the door, each wrong in one way.
final class BadTokens {
  private final Issuer issuer;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private BadTokens(Issuer issuer) {
    this.issuer = issuer;
  }

  static Map<String, String> of(Issuer issuer) throws Exception {
    BadTokens bad = new BadTokens(issuer);
    bad.addShapes();
    bad.addClaims();
    bad.addTimes();
    bad.addKeys();
    bad.addAlgorithms();
    bad.addForgeries();
    return bad.headers;
  }

  private void addShapes() {
    String good = issuer.token(Issuer.claims());
    headers.put("an empty header", "");
    headers.put("only the scheme", "Bearer");
    headers.put("only the scheme and a blank", "Bearer ");
    headers.put("another scheme", "Basic " + good);
    headers.put("no scheme", good);
    headers.put("two tokens", "Bearer " + good + " " + good);
    headers.put("a comma after it", "Bearer " + good + ",");
    headers.put("garbage", "Bearer garbage");
    headers.put("garbage with dots", "Bearer a.b.c");
    headers.put("dots", "Bearer ...");
    headers.put("two parts", "Bearer " + good.substring(0, good.lastIndexOf('.')));
    headers.put("no signature", "Bearer " + good.substring(0, good.lastIndexOf('.') + 1));
    headers.put("five parts", "Bearer " + good + ".a.b");
  }

  private void addClaims() {
    headers.put("no issuer", bearer(Issuer.claims().issuer(null)));
    headers.put("another issuer", bearer(Issuer.claims().issuer("https://evil.example")));
    headers.put("an issuer with a slash more", bearer(Issuer.claims().issuer(Issuer.NAME + "/")));
    headers.put("an issuer in capitals", bearer(Issuer.claims().issuer("HTTPS://ISSUER.EXAMPLE")));
    headers.put("the public cloud", bearer(Issuer.claims().issuer("https://api.botframework.com")));
    headers.put("the US cloud", bearer(Issuer.claims().issuer("https://api.botframework.us")));
    headers.put(
        "Entra, which is off",
        bearer(
            Issuer.claims()
                .issuer("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")));
    headers.put("no audience", bearer(Issuer.claims().audience((String) null)));
    headers.put("an empty audience", bearer(Issuer.claims().audience("")));
    headers.put("another audience", bearer(Issuer.claims().audience("22222222")));
    headers.put("audiences of others", bearer(Issuer.claims().audience(List.of("a", "b"))));
    headers.put("a URL as audience", bearer(Issuer.claims().audience("api://" + Issuer.APP)));
    headers.put(
        "a part of the audience", bearer(Issuer.claims().audience(Issuer.APP.substring(1))));
  }

  private void addTimes() {
    Instant now = Instant.now();
    headers.put("no expiry", bearer(Issuer.claims().expirationTime(null)));
    headers.put(
        "expired for 6 minutes",
        bearer(Issuer.claims().expirationTime(Date.from(now.minusSeconds(360)))));
    headers.put(
        "expired in 1970", bearer(Issuer.claims().expirationTime(Date.from(Instant.EPOCH))));
    headers.put(
        "not valid for 6 minutes",
        bearer(Issuer.claims().notBeforeTime(Date.from(now.plusSeconds(360)))));
    headers.put(
        "not valid for a year",
        bearer(Issuer.claims().notBeforeTime(Date.from(now.plusSeconds(31_536_000)))));
  }

  private void addKeys() throws JOSEException {
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("k1").generate();
    headers.put("a known key id, another key", signed(Issuer.header(), stranger));
    headers.put("an unknown key id", signed(Issuer.header().keyID("k9"), stranger));
    headers.put(
        "an unknown key id, a known key", signed(Issuer.header().keyID("k9"), issuer.key("k1")));
    headers.put("no key id", signed(Issuer.header().keyID(null), issuer.key("k1")));
    headers.put("an empty key id", signed(Issuer.header().keyID(""), issuer.key("k1")));
    headers.put(
        "the id of another published key", signed(Issuer.header().keyID("k2"), issuer.key("k1")));
    headers.put(
        "a key id that is a path", signed(Issuer.header().keyID("../../k1"), issuer.key("k1")));
    headers.put(
        "its own key inside", signed(Issuer.header().jwk(stranger.toPublicJWK()), stranger));
    headers.put(
        "a URL of its own keys",
        signed(Issuer.header().jwkURL(URI.create("https://evil.example/keys")), stranger));
    headers.put(
        "a URL of its own certificate",
        signed(Issuer.header().x509CertURL(URI.create("https://evil.example/c")), stranger));
  }

  private void addAlgorithms() throws Exception {
    headers.put("no algorithm", "Bearer " + new PlainJWT(Issuer.claims().build()).serialize());
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS512)) {
      headers.put(
          "algorithm " + algorithm,
          signed(new JWSHeader.Builder(algorithm).keyID("k1"), issuer.key("k1")));
    }
    headers.put("HMAC with the public key", hmac(issuer.key("k1").toRSAPublicKey().getEncoded()));
    headers.put("HMAC with the public key as PEM", hmac(pem()));
    headers.put("HMAC with the modulus", hmac(issuer.key("k1").getModulus().decode()));
    SignedJWT elliptic =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), Issuer.claims().build());
    elliptic.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
    headers.put("an elliptic curve", "Bearer " + elliptic.serialize());
    headers.put(
        "a critical header",
        signed(
            Issuer.header().criticalParams(Set.of("herald")).customParam("herald", 1),
            issuer.key("k1")));
    headers.put(
        "a type of its own",
        signed(Issuer.header().type(new JOSEObjectType("dpop+jwt")), issuer.key("k1")));
  }

  private void addForgeries() {
    String[] good = issuer.token(Issuer.claims()).split("\\.", -1);
    String[] other = issuer.token(Issuer.claims().audience("other")).split("\\.", -1);
    headers.put(
        "the claims of another token", "Bearer " + other[0] + "." + good[1] + "." + other[2]);
    headers.put(
        "a changed signature",
        "Bearer "
            + good[0]
            + "."
            + good[1]
            + "."
            + good[2].replaceFirst("^.", good[2].startsWith("A") ? "B" : "A"));
    headers.put(
        "a signature of zeros",
        "Bearer " + good[0] + "." + good[1] + "." + "A".repeat(good[2].length()));
    headers.put("claims that are a list", "Bearer " + good[0] + "." + base64("[]") + "." + good[2]);
    headers.put("claims that are no JSON", "Bearer " + good[0] + "." + base64("x") + "." + good[2]);
  }

  private String bearer(com.nimbusds.jwt.JWTClaimsSet.Builder claims) {
    return "Bearer " + issuer.token(claims);
  }

  private static String signed(JWSHeader.Builder header, RSAKey key) {
    return "Bearer " + Issuer.sign(header.build(), Issuer.claims().build(), key);
  }

  private static String hmac(byte[] secret) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), Issuer.claims().build());
    jwt.sign(new MACSigner(secret));
    return "Bearer " + jwt.serialize();
  }

  private byte[] pem() throws JOSEException {
    String body =
        Base64.getMimeEncoder().encodeToString(issuer.key("k1").toRSAPublicKey().getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
