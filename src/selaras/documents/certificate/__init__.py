"""The certificate of attendance: one page for each person, as one PDF."""

from selaras.documents.certificate.certificate import Certificate, CertificateFacts, certificate
from selaras.documents.certificate.pdf import certificates_pdf

__all__ = ["Certificate", "CertificateFacts", "certificate", "certificates_pdf"]
