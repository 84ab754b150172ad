// Written by packages/policy/generate.ts from regulations/**/*.yaml. Do not edit: change the YAML and run it again.
import type { DutiesRecord } from './treatment/duties.ts';

export const dutiesRecord: DutiesRecord = {
 "reports": [
  {
   "id": "protocol-compliance",
   "nameId": "Rekap kepatuhan protokol harian",
   "nameEn": "Daily protocol compliance",
   "from": "SCHOOL",
   "to": "DINAS",
   "period": "daily",
   "provisionIds": [
    "P5.1.f"
   ]
  },
  {
   "id": "monitoring-recap",
   "nameId": "Rekap monitoring dan evaluasi",
   "nameEn": "Monitoring and evaluation recap",
   "from": "DINAS",
   "to": "REGENT",
   "period": "weekly",
   "provisionIds": [
    "P7.2.f",
    "BU.RTL.7"
   ]
  },
  {
   "id": "open-schools",
   "nameId": "Daftar satuan pendidikan yang sudah PTM",
   "nameEn": "Schools with face-to-face lessons",
   "from": "DINAS",
   "to": "DINKES",
   "period": "A-10",
   "provisionIds": [
    "P7.3.a"
   ]
  },
  {
   "id": "puskesmas-visits",
   "nameId": "Kunjungan Puskesmas",
   "nameEn": "Visits of the Puskesmas",
   "from": "DINKES",
   "to": "DINAS",
   "period": "A-13",
   "provisionIds": [
    "P7.3.b"
   ]
  },
  {
   "id": "screening-completeness",
   "nameId": "Kelengkapan skrining harian",
   "nameEn": "Completeness of daily screening",
   "from": "SCHOOL",
   "to": "DINKES",
   "period": "daily",
   "provisionIds": [
    "P7.3.d"
   ]
  },
  {
   "id": "contact-list",
   "nameId": "Daftar kontak erat",
   "nameEn": "Close contacts",
   "from": "SCHOOL",
   "to": "DINKES",
   "period": "A-05",
   "provisionIds": [
    "P7.3.e"
   ]
  },
  {
   "id": "kecamatan-board",
   "nameId": "Papan Satgas kecamatan",
   "nameEn": "Board of the kecamatan task force",
   "from": "SCHOOL",
   "to": "SATGAS_KECAMATAN",
   "period": "daily",
   "provisionIds": [
    "P7.8.a"
   ]
  },
  {
   "id": "kecamatan-report",
   "nameId": "Laporan Satgas kecamatan",
   "nameEn": "Report of the kecamatan task force",
   "from": "SATGAS_KECAMATAN",
   "to": "SATGAS_KABUPATEN",
   "period": "A-09",
   "provisionIds": [
    "P7.8.b"
   ]
  },
  {
   "id": "desa-board",
   "nameId": "Papan Satgas desa/kelurahan",
   "nameEn": "Board of the desa task force",
   "from": "SCHOOL",
   "to": "SATGAS_DESA",
   "period": "daily",
   "provisionIds": [
    "P7.9.a"
   ]
  },
  {
   "id": "desa-report",
   "nameId": "Laporan Satgas desa/kelurahan",
   "nameEn": "Report of the desa task force",
   "from": "SATGAS_DESA",
   "to": "SATGAS_KECAMATAN",
   "period": "A-09",
   "provisionIds": [
    "P7.9.b"
   ]
  },
  {
   "id": "daily-screening",
   "nameId": "Hitungan skrining harian",
   "nameEn": "Daily screening counts",
   "from": "SCHOOL",
   "to": "SCHOOL",
   "period": "daily",
   "provisionIds": [
    "L4.1.pre.e",
    "L4.2.3.b"
   ]
  },
  {
   "id": "daily-health-report",
   "nameId": "Laporan kesehatan harian",
   "nameEn": "Daily health report",
   "from": "SCHOOL",
   "to": "DINAS",
   "period": "A-11",
   "provisionIds": [
    "L4.1.post.e"
   ]
  },
  {
   "id": "activity-report",
   "nameId": "Laporan kegiatan kepada atasan",
   "nameEn": "Activity report to the superior",
   "from": "REGENCY_TEAM",
   "to": "REGENT",
   "period": "per activity",
   "provisionIds": [
    "BU.RTL.1"
   ]
  },
  {
   "id": "coordination-log",
   "nameId": "Catatan koordinasi lintas OPD",
   "nameEn": "Coordination log of the agencies",
   "from": "REGENCY_TEAM",
   "to": "DINAS",
   "period": "per meeting",
   "provisionIds": [
    "BU.RTL.2"
   ]
  }
 ],
 "records": [
  {
   "id": "training-log",
   "nameId": "Catatan pelatihan (5 topik)",
   "nameEn": "Training log (5 topics)",
   "provisionIds": [
    "P7.2.c",
    "BU.3"
   ]
  },
  {
   "id": "session-supervision",
   "nameId": "Pengawasan protokol per sesi",
   "nameEn": "Supervision of the protocol in each session",
   "provisionIds": [
    "P7.6.c"
   ]
  },
  {
   "id": "rombel-channel",
   "nameId": "Saluran komunikasi tiap rombel",
   "nameEn": "Channel of communication of each rombel",
   "provisionIds": [
    "P7.6.g"
   ]
  },
  {
   "id": "regency-team",
   "nameId": "Tim Terpadu",
   "nameEn": "Integrated team of the kabupaten",
   "provisionIds": [
    "BU.RTL.3"
   ]
  }
 ],
 "workflows": [
  {
   "id": "zone-history",
   "nameId": "Penetapan zona",
   "nameEn": "Setting of zones",
   "provisionIds": [
    "P4.4"
   ]
  },
  {
   "id": "local-regulation",
   "nameId": "Kebijakan Dinas",
   "nameEn": "Policy of the Dinas",
   "provisionIds": [
    "P7.2.a"
   ]
  },
  {
   "id": "complaint",
   "nameId": "Pengaduan masyarakat",
   "nameEn": "Complaints",
   "provisionIds": [
    "P7.2.d"
   ]
  },
  {
   "id": "symptom-report",
   "nameId": "Gejala pada hari sekolah",
   "nameEn": "Symptoms on a school day",
   "provisionIds": [
    "L4.2.4.e",
    "L4.2.7.d"
   ]
  }
 ],
 "places": [
  {
   "prefix": "L3.3.",
   "place": "Perilaku wajib di sekolah"
  },
  {
   "prefix": "L4.2.0",
   "place": "Perilaku wajib di sekolah"
  },
  {
   "prefix": "L4.2.1.",
   "place": "Sebelum berangkat"
  },
  {
   "prefix": "L4.2.2.",
   "place": "Selama perjalanan"
  },
  {
   "prefix": "L4.2.3.",
   "place": "Di gerbang"
  },
  {
   "prefix": "L4.2.4.",
   "place": "Selama kegiatan belajar"
  },
  {
   "prefix": "L4.2.5.",
   "place": "Selesai kegiatan belajar"
  },
  {
   "prefix": "L4.2.6.",
   "place": "Perjalanan pulang"
  },
  {
   "prefix": "L4.2.7.",
   "place": "Sesampai di rumah"
  },
  {
   "prefix": "L4.4.1.",
   "place": "Perpustakaan, ruang praktik dan keterampilan"
  },
  {
   "prefix": "L4.4.2.",
   "place": "Kantin"
  },
  {
   "prefix": "L4.4.3.",
   "place": "Toilet"
  },
  {
   "prefix": "L4.4.4.",
   "place": "Tempat ibadah"
  },
  {
   "prefix": "L4.4.5.",
   "place": "Tangga dan lorong"
  },
  {
   "prefix": "L4.4.6.",
   "place": "Lapangan"
  },
  {
   "prefix": "L4.4.7.",
   "place": "Ruang serba guna dan olahraga"
  },
  {
   "prefix": "L4.4.8.",
   "place": "Asrama"
  },
  {
   "prefix": "P7.7.",
   "place": "Untuk orang tua dan wali"
  },
  {
   "prefix": "P",
   "place": "Pengumuman sekolah"
  }
 ],
 "texts": {
  "P2.c": "Pedoman ini menjadi acuan orang tua/wali tentang belajar pada masa pandemi.",
  "P3.e": "Guru dan orang tua/wali saling memberi kabar dengan baik, positif, dan jelas.",
  "P7.2.b": "Pedoman pembelajaran tatap muka ini disampaikan Dinas Pendidikan kepada setiap satuan pendidikan.",
  "P7.4": "Pembelajaran sesuai protokol kesehatan diumumkan kepada masyarakat oleh Dinas Kominfo.",
  "P7.6.b": "Pendidik menjalankan PTM terbatas dengan disiplin sesuai prosedur sekolah.",
  "P7.7.e": "Sediakan makan dan minum bergizi di rumah dan bekal untuk dibawa.",
  "P7.7.f": "Sediakan masker setiap hari, hand sanitizer, dan vitamin untuk anak.",
  "L3.3.1": "Pakai masker menutupi hidung, mulut, sampai dagu; pelindung muka hanya tambahan. Ganti masker kain setiap 4 jam, atau lebih cepat bila lembap.",
  "L3.3.2": "Cuci tangan pakai sabun dengan air mengalir, atau pakai hand sanitizer.",
  "L3.3.3": "Jaga jarak minimal 1,5 m; jangan bersalaman dan cium tangan.",
  "L3.3.4": "Terapkan etika batuk dan bersin.",
  "L4.2.0": "Pendidik, tenaga kependidikan, peserta didik, pengantar, dan penjemput wajib mengikuti protokol ini.",
  "L4.2.1.c": "Pakai masker; ganti setiap 4 jam, atau lebih cepat bila lembap.",
  "L4.2.3.a": "Antar di tempat yang sudah ditentukan.",
  "L4.2.6.a": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.2.7.d": "Bila bergejala, segera lapor kepada tim kesehatan sekolah.",
  "L4.2.1.a": "Sarapan dengan gizi seimbang.",
  "L4.2.1.b": "Pastikan sehat: tidak demam, batuk, pilek, sesak, atau gejala lain.",
  "L4.2.1.d": "Sebaiknya bawa hand sanitizer.",
  "L4.2.1.e": "Bawa makanan, alat makan, dan air minum sendiri.",
  "L4.2.1.f": "Wajib bawa perlengkapan sendiri: belajar, ibadah, dan olahraga.",
  "L4.2.2.a": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.2.2.b": "Jangan sentuh permukaan benda dan wajah; terapkan etika batuk dan bersin.",
  "L4.2.2.c": "Bersihkan tangan sebelum dan sesudah naik kendaraan.",
  "L4.2.3.b": "Ikuti pemeriksaan kesehatan: suhu tubuh dan gejala.",
  "L4.2.3.c": "Cuci tangan pakai sabun sebelum masuk gerbang dan ruang kelas.",
  "L4.2.3.d": "Tamu mengikuti protokol kesehatan sekolah.",
  "L4.2.4.a": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.2.4.b": "Pakai alat belajar, alat musik, dan alat makan minum sendiri.",
  "L4.2.4.c": "Jangan pinjam-meminjam barang.",
  "L4.2.4.d": "Dengarkan pengumuman berulang: pakai masker, cuci tangan, jaga jarak.",
  "L4.2.4.e": "Bila terlihat bergejala, ikuti protokol kesehatan sekolah.",
  "L4.2.5.a": "Tetap bermasker dan cuci tangan sebelum meninggalkan ruang kelas.",
  "L4.2.5.b": "Keluar kelas dan sekolah dengan berbaris sambil menjaga jarak.",
  "L4.2.5.c": "Penjemput menunggu di tempat yang disediakan dan duduk atau antre sesuai tanda jarak.",
  "L4.2.6.b": "Jangan sentuh permukaan benda dan wajah; terapkan etika batuk dan bersin.",
  "L4.2.6.c": "Bersihkan tangan sebelum dan sesudah naik kendaraan.",
  "L4.2.7.a": "Lepas alas kaki di luar rumah; bersihkan barang dengan disinfektan.",
  "L4.2.7.b": "Mandi dan ganti pakaian sebelum berkumpul dengan keluarga.",
  "L4.2.7.c": "Tetap hidup bersih dan sehat, terutama cuci tangan pakai sabun.",
  "L4.4.1.a": "Cuci tangan pakai sabun sebelum masuk dan sesudah keluar.",
  "L4.4.1.b": "Letakkan buku dan alat di tempat yang disediakan.",
  "L4.4.1.c": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.4.2.a": "Cuci tangan pakai sabun sebelum dan sesudah makan.",
  "L4.4.2.b": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.4.2.c": "Masker boleh dilepas sebentar hanya saat makan dan minum.",
  "L4.4.2.d": "Karyawan kantin selalu bermasker.",
  "L4.4.2.e": "Peralatan masak dan makan selalu bersih.",
  "L4.4.2.f": "Pakai alat makan sendiri.",
  "L4.4.3.a": "Cuci tangan pakai sabun sesudah memakai toilet.",
  "L4.4.3.b": "Pakai masker dan jaga jarak saat antre.",
  "L4.4.4.a": "Cuci tangan pakai sabun sebelum dan sesudah ibadah.",
  "L4.4.4.b": "Pakai masker dan jaga jarak.",
  "L4.4.4.c": "Pakai peralatan ibadah sendiri.",
  "L4.4.4.d": "Jangan pakai peralatan ibadah bersama.",
  "L4.4.4.e": "Jangan bersentuhan, bersalaman, dan cium tangan.",
  "L4.4.5.a": "Jalan satu per satu mengikuti arah jalur.",
  "L4.4.6.a": "Pakai masker dan jaga jarak minimal 1,5 m dalam upacara, olahraga, pramuka, dan kegiatan bersama lain.",
  "L4.4.7.a": "Cuci tangan pakai sabun sebelum dan sesudah memakai ruang ini.",
  "L4.4.7.b": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.4.7.c": "Olahraga dengan masker hanya ringan sampai sedang: masih dapat berbicara.",
  "L4.4.7.d": "Pakai perlengkapan olahraga sendiri.",
  "L4.4.7.e": "Jangan pinjam-meminjam perlengkapan.",
  "L4.4.8.a": "Cuci tangan pakai sabun sebelum dan sesudah masuk asrama.",
  "L4.4.8.b": "Pakai masker dan jaga jarak minimal 1,5 m.",
  "L4.4.8.c": "Bersihkan kamar dan lingkungan asrama.",
  "L4.4.8.d": "Asrama didisinfeksi sebelum dipakai.",
  "L4.4.8.e": "Gagang pintu dan saklar didisinfeksi secara rutin.",
  "L4.4.8.f": "Jaga sirkulasi udara: buka jendela.",
  "L4.4.8.g": "Kamar mandi dibersihkan setiap hari.",
  "L4.4.8.h": "Jangan pinjam-meminjam barang pribadi.",
  "L4.4.8.i": "Batasi pertemuan dengan orang dari luar asrama."
 },
 "outOfScope": {
  "reasonId": "Isi dan cara mengajar; perangkat ini tidak mengaturnya dan tidak menghalanginya.",
  "reasonEn": "Pedagogy; the product neither rules it nor stands in its way."
 }
};
