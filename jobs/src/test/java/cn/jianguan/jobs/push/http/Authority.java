package cn.jianguan.jobs.push.http;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Issues certificates as they should be, and as they should not. */
public final class Authority {
  private static final char[] NO_PASSWORD = {};
  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  private final KeyPair keys = keys();
  private final X509Certificate own;

  public Authority() throws Exception {
    own =
        certificate(
            "CN=authority",
            keys,
            Instant.now().minus(Duration.ofDays(9)),
            Duration.ofDays(99),
            new Extension(
                Extension.basicConstraints, true, new BasicConstraints(true).getEncoded()));
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  /** What a server shows whose certificate is for a host and holds for a while. */
  public SSLContext server(String host, Instant from, Duration length) throws Exception {
    KeyPair serverKeys = keys();
    X509Certificate certificate =
        certificate(
            "CN=server",
            serverKeys,
            from,
            length,
            new Extension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host)).getEncoded()));
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "server", serverKeys.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate, own});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** What a client has that trusts this authority alone. */
  SSLContext trusting() throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", own);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private X509Certificate certificate(
      String subject, KeyPair subjectKeys, Instant from, Duration length, Extension extension)
      throws Exception {
    V3TBSCertificateGenerator draft = new V3TBSCertificateGenerator();
    draft.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
    draft.setSignature(ALGORITHM);
    draft.setIssuer(new X500Name("CN=authority"));
    draft.setSubject(new X500Name(subject));
    draft.setStartDate(new Time(Date.from(from)));
    draft.setEndDate(new Time(Date.from(from.plus(length))));
    draft.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(subjectKeys.getPublic().getEncoded()));
    draft.setExtensions(new Extensions(extension));
    ASN1EncodableVector whole = new ASN1EncodableVector();
    whole.add(draft.generateTBSCertificate());
    whole.add(ALGORITHM);
    whole.add(
        new DERBitString(
            signed(keys.getPrivate(), draft.generateTBSCertificate().getEncoded("DER"))));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(new DERSequence(whole).getEncoded()));
  }

  private static byte[] signed(PrivateKey key, byte[] draft) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(draft);
    return signature.sign();
  }
}
