// Written by packages/policy/generate.ts from regulations/**/*.yaml. Do not edit: change the YAML and run it again.
import type { ReadinessRecord } from './readiness/readiness-types.ts';
import type { ProcessProvision } from './types.ts';

export const processProvisions: readonly ProcessProvision[] = [
  {"id":"P1.1-5","article":"Pasal 1 angka 1-5","gistId":"Pemerintah Daerah; Bupati; Kepala Dinas Pendidikan dan Kebudayaan; Kepala Dinas Kesehatan dan KB; Kepala Dinas Kominfo"},
  {"id":"P1.6-8","article":"Pasal 1 angka 6-8","gistId":"Penyelenggaraan pendidikan; satuan pendidikan (formal, nonformal, informal); pembelajaran"},
  {"id":"P1.9","article":"Pasal 1 angka 9","gistId":"Daftar Periksa Kesiapan: rangkaian pertanyaan mengenai kegiatan, kebijakan, prosedur dan segala sesuatu yang harus disiapkan"},
  {"id":"P1.10","article":"Pasal 1 angka 10","gistId":"Puskesmas adalah Unit Pelaksana Teknis Dinas Kesehatan"},
  {"id":"P2.a","article":"Pasal 2 huruf a","gistId":"Acuan bagi pendidik dan satuan pendidikan TK, KB, TPA, SPS, SD/MI, SMP/MTs, Program Paket A, B, C"},
  {"id":"P2.b","article":"Pasal 2 huruf b","gistId":"Acuan Kepala Sekolah, Pengawas, Penilik, dan pemangku kepentingan dalam pembinaan"},
  {"id":"P3.a","article":"Pasal 3 huruf a","gistId":"Mengutamakan kesehatan dan keselamatan peserta didik, pendidik dan tenaga kependidikan"},
  {"id":"P4.1","article":"Pasal 4 ayat (1)","gistId":"PTM dapat diperbolehkan untuk semua jenjang di Zona Hijau dan Zona Kuning"},
  {"id":"P4.2","article":"Pasal 4 ayat (2)","gistId":"Satuan pendidikan di Zona Oranye dan Zona Merah dilarang melakukan PTM di satuan pendidikan"},
  {"id":"P4.3","article":"Pasal 4 ayat (3)","gistId":"Pembelajaran pada satuan pendidikan zona oranye/merah dilaksanakan dengan belajar dari rumah"},
  {"id":"P4.4","article":"Pasal 4 ayat (4)","gistId":"Penentuan zona ditetapkan oleh Satgas Penanganan COVID-19 Kabupaten"},
  {"id":"P4.5","article":"Pasal 4 ayat (5)","gistId":"PTM dilaksanakan melalui dua fase: masa transisi; masa kebiasaan baru"},
  {"id":"P4.6.a","article":"Pasal 4 ayat (6) huruf a","gistId":"Sebelum PTM satuan pendidikan harus membentuk Tim Satgas COVID-19 tingkat satuan pendidikan"},
  {"id":"P4.6.b","article":"Pasal 4 ayat (6) huruf b","gistId":"... memenuhi daftar periksa"},
  {"id":"P4.6.c","article":"Pasal 4 ayat (6) huruf c","gistId":"... menyiapkan protokol kesehatan"},
  {"id":"P4.7.a","article":"Pasal 4 ayat (7) huruf a","gistId":"PTM tidak diperbolehkan bagi satuan pendidikan yang belum memenuhi semua daftar periksa"},
  {"id":"P4.7.b","article":"Pasal 4 ayat (7) huruf b","gistId":"... sudah memenuhi daftar periksa namun kepala satuan pendidikan menyatakan belum siap"},
  {"id":"P4.8","article":"Pasal 4 ayat (8)","gistId":"Bila PTM belum dapat dilaksanakan di satuan pendidikan, PTM dapat dilakukan di luar lingkungan satuan pendidikan dengan protokol kesehatan"},
  {"id":"P5.1.a","article":"Pasal 5 ayat (1) huruf a","gistId":"Masa transisi berlangsung 2 (dua) bulan sejak dimulainya PTM di satuan pendidikan"},
  {"id":"P5.1.b","article":"Pasal 5 ayat (1) huruf b","gistId":"Jadwal: jumlah hari dalam seminggu dan jam belajar per hari dilakukan dengan pembagian rombongan belajar (shift) yang ditentukan satuan pendidikan"},
  {"id":"P5.1.c","article":"Pasal 5 ayat (1) huruf c","gistId":"Lama belajar di sekolah maksimal 3 jam @ 60 menit = 180 menit belajar tanpa istirahat"},
  {"id":"P5.1.d","article":"Pasal 5 ayat (1) huruf d","gistId":"Orang tua/wali tetap dapat memilih PTM atau PJJ/BDR dengan menandatangani surat pernyataan"},
  {"id":"P5.1.e","article":"Pasal 5 ayat (1) huruf e","gistId":"Apabila terindikasi tidak aman atau tingkat risiko berubah, wajib menutup kembali PTM dan BDR"},
  {"id":"P5.1.f","article":"Pasal 5 ayat (1) huruf f","gistId":"PTM dengan protokol kesehatan ketat dan termonitor, membudayakan PHBS"},
  {"id":"P5.2","article":"Pasal 5 ayat (2)","gistId":"Masa kebiasaan baru setelah masa transisi selesai, apabila Bupati tidak mencabut pemberian izin"},
  {"id":"P6.1","article":"Pasal 6 ayat (1)","gistId":"PTM dapat diberhentikan kembali dan BDR apabila ditemukan kasus konfirmasi positif di satuan pendidikan"},
  {"id":"P6.2","article":"Pasal 6 ayat (2)","gistId":"Pemberhentian berdasarkan evaluasi bersama Satgas, bertahap dalam satu wilayah desa/kelurahan/kecamatan sesuai risiko"},
  {"id":"P7.1","article":"Pasal 7 ayat (1)","gistId":"Penanggung jawab: Kadisdikbud, Kadinkes-KB, Kadiskominfo, kepala satuan pendidikan, pendidik, orang tua, satgas kecamatan, satgas desa/kelurahan"},
  {"id":"P7.2.a","article":"Pasal 7 ayat (2) huruf a","gistId":"Dinas Pendidikan: membuat kebijakan pembelajaran masa pandemi mengacu peraturan"},
  {"id":"P7.2.c","article":"Pasal 7 ayat (2) huruf c","gistId":"... peningkatan kapasitas pengawas, kepala, pendidik (protokol, psikososial, TI, PJJ, pelaporan)"},
  {"id":"P7.2.d","article":"Pasal 7 ayat (2) huruf d","gistId":"... menyiapkan mekanisme pelaporan dan pengaduan masyarakat atas pelanggaran PTM"},
  {"id":"P7.2.e","article":"Pasal 7 ayat (2) huruf e","gistId":"... melakukan simulasi PTM di satuan pendidikan sebelum memulai PTM secara menyeluruh"},
  {"id":"P7.2.f","article":"Pasal 7 ayat (2) huruf f","gistId":"... monitoring dan evaluasi pelaksanaan pembelajaran"},
  {"id":"P7.3.a","article":"Pasal 7 ayat (3) huruf a","gistId":"Dinas Kesehatan: koordinasi dengan Disdikbud dan Kankemenag untuk data satuan pendidikan yang sudah PTM secara berkala"},
  {"id":"P7.3.b","article":"Pasal 7 ayat (3) huruf b","gistId":"... memastikan Puskesmas mengawasi dan membina pencegahan di satuan pendidikan di wilayah kerjanya"},
  {"id":"P7.3.c","article":"Pasal 7 ayat (3) huruf c","gistId":"... menginformasikan kepada satgas kecamatan/desa dan Puskesmas jika ada warga satuan pendidikan terkonfirmasi positif"},
  {"id":"P7.3.d","article":"Pasal 7 ayat (3) huruf d","gistId":"... memastikan Puskesmas bersama satuan pendidikan proaktif mengecek kesehatan warga"},
  {"id":"P7.3.e","article":"Pasal 7 ayat (3) huruf e","gistId":"... penelusuran riwayat kontak erat"},
  {"id":"P7.3.f","article":"Pasal 7 ayat (3) huruf f","gistId":"... rekomendasi kepada satgas setempat tentang satuan pendidikan yang harus menghentikan PTM"},
  {"id":"P7.5.a","article":"Pasal 7 ayat (5) huruf a","gistId":"Kepala satuan pendidikan mengisi daftar periksa melalui laman DAPODIK"},
  {"id":"P7.5.b","article":"Pasal 7 ayat (5) huruf b","gistId":"... membentuk Satgas sekolah, dapat melibatkan orang tua dan masyarakat: (1) tim pembelajaran, psikososial, tata ruang; (2) tim kesehatan, kebersihan, keamanan; (3) tim pelatihan dan humas"},
  {"id":"P7.5.c","article":"Pasal 7 ayat (5) huruf c","gistId":"... membuat RKAS terkait sosialisasi, peningkatan kapasitas, sarana sanitasi/kebersihan/kesehatan"},
  {"id":"P7.5.d","article":"Pasal 7 ayat (5) huruf d","gistId":"... menginformasikan kepada Disdikbud jika ada warga terkonfirmasi positif"},
  {"id":"P7.6.c","article":"Pasal 7 ayat (6) huruf c","gistId":"... pembelajaran kreatif dan mengawasi penerapan protokol saat PTMT"},
  {"id":"P7.6.g","article":"Pasal 7 ayat (6) huruf g","gistId":"... membuat wadah/media komunikasi dengan peserta didik dan orang tua"},
  {"id":"P7.7.a","article":"Pasal 7 ayat (7) huruf a","gistId":"Orang tua membuat surat izin mengikuti PTM"},
  {"id":"P7.7.b","article":"Pasal 7 ayat (7) huruf b","gistId":"... surat pernyataan bermeterai untuk tidak menuntut sekolah"},
  {"id":"P7.7.c","article":"Pasal 7 ayat (7) huruf c","gistId":"... mengantar dan menjemput tepat waktu, tidak berkerumun, langsung meninggalkan lokasi"},
  {"id":"P7.7.d","article":"Pasal 7 ayat (7) huruf d","gistId":"... keluarga siswa harus lolos ceklist bebas kasus positif di lingkungan RT/RW; yang tidak lolos dilarang datang dan wajib daring"},
  {"id":"P7.8.a","article":"Pasal 7 ayat (8) huruf a","gistId":"Satgas Kecamatan mengoordinasikan dan mengawasi PTM di wilayahnya"},
  {"id":"P7.8.b","article":"Pasal 7 ayat (8) huruf b","gistId":"... melaporkan pelaksanaan dan hal penting kepada Satgas Kabupaten"},
  {"id":"P7.9.a","article":"Pasal 7 ayat (9) huruf a","gistId":"Satgas Desa/Kelurahan mengoordinasikan dan mengawasi PTM di wilayahnya"},
  {"id":"P7.9.b","article":"Pasal 7 ayat (9) huruf b","gistId":"... melaporkan kepada Satgas Kecamatan"},
  {"id":"P8.a","article":"Pasal 8 huruf a","gistId":"Daftar Periksa (Pasal 4(6)b) dalam Lampiran I"},
  {"id":"P8.b","article":"Pasal 8 huruf b","gistId":"Uraian Tugas Tim Satgas (Pasal 4(6)a) dalam Lampiran II"},
  {"id":"P8.c","article":"Pasal 8 huruf c","gistId":"Prosedur PTM (Pasal 4 ayat (2)) dalam Lampiran III"},
  {"id":"P8.d","article":"Pasal 8 huruf d","gistId":"Protokol Kesehatan (Pasal 5) dalam Lampiran IV"},
  {"id":"P9","article":"Pasal 9","gistId":"Berlaku pada tanggal diundangkan (8 September 2021)"},
  {"id":"L3.1.1","article":"Lampiran III baris 1","gistId":"SD/MI, SMP/MTs, Paket A/B/C: jaga jarak minimal 1,5 m dan maksimal 18 peserta didik per kelas"},
  {"id":"L3.1.2","article":"Lampiran III baris 1","gistId":"TK, KB, TPA, SPS: jaga jarak minimal 1,5 m dan maksimal 5 peserta didik per kelas"},
  {"id":"L3.2","article":"Lampiran III baris 2","gistId":"Jumlah hari dan jam PTM dengan pembagian rombel (shift) ditentukan satuan pendidikan"},
  {"id":"L3.4.1","article":"Lampiran III baris 4","gistId":"Sehat; bila mengidap komorbid harus dalam kondisi terkontrol"},
  {"id":"L3.4.2","article":"Lampiran III baris 4","gistId":"Tidak memiliki gejala COVID-19, termasuk orang yang serumah"},
  {"id":"L3.5.t","article":"Lampiran III baris 5","gistId":"Kantin tidak diperbolehkan; warga disarankan membawa makanan/minuman bergizi seimbang"},
  {"id":"L3.5.n","article":"Lampiran III baris 5","gistId":"Kantin boleh beroperasi dengan menjaga protokol"},
  {"id":"L3.6.t","article":"Lampiran III baris 6","gistId":"Olahraga dan ekstrakurikuler tidak diperbolehkan di satuan pendidikan"},
  {"id":"L3.6.n","article":"Lampiran III baris 6","gistId":"Diperbolehkan, kecuali alat/fasilitas dipegang bergantian dalam waktu singkat dan/atau tidak memungkinkan jarak 1,5 m (mis. basket, voli)"},
  {"id":"L3.7.t","article":"Lampiran III baris 7","gistId":"Tidak ada kegiatan selain pembelajaran: orang tua menunggu, istirahat di luar kelas, pertemuan orang tua, pengenalan lingkungan (MPLS) dsb."},
  {"id":"L3.7.n","article":"Lampiran III baris 7","gistId":"Diperbolehkan dengan menjaga protokol"},
  {"id":"L4.1.pre.a","article":"Lampiran IV bagian 1 (sebelum) huruf a","gistId":"Disinfeksi sarana prasarana dan lingkungan"},
  {"id":"L4.1.pre.b","article":"Lampiran IV bagian 1 (sebelum) huruf b","gistId":"Kecukupan cairan disinfektan, sabun, air bersih di setiap CTPS, hand sanitizer"},
  {"id":"L4.1.pre.c","article":"Lampiran IV bagian 1 (sebelum) huruf c","gistId":"Ketersediaan masker dan/atau masker tembus pandang cadangan"},
  {"id":"L4.1.pre.d","article":"Lampiran IV bagian 1 (sebelum) huruf d","gistId":"Thermogun berfungsi baik"},
  {"id":"L4.1.pre.e","article":"Lampiran IV bagian 1 (sebelum) huruf e","gistId":"Pemantauan kesehatan warga: suhu tubuh dan gejala umum (demam, batuk, pilek, nyeri tenggorokan, sesak nafas, sakit kepala, mual/muntah, diare, anosmia, ageusia)"},
  {"id":"L4.1.post.a","article":"Lampiran IV bagian 1 (setelah) huruf a","gistId":"Disinfeksi sarana prasarana dan lingkungan"},
  {"id":"L4.1.post.b","article":"Lampiran IV bagian 1 (setelah) huruf b","gistId":"Kecukupan disinfektan, sabun, air bersih, hand sanitizer"},
  {"id":"L4.1.post.c","article":"Lampiran IV bagian 1 (setelah) huruf c","gistId":"Memeriksa sisa masker cadangan"},
  {"id":"L4.1.post.d","article":"Lampiran IV bagian 1 (setelah) huruf d","gistId":"Thermogun berfungsi baik"},
  {"id":"L4.1.post.e","article":"Lampiran IV bagian 1 (setelah) huruf e","gistId":"Melaporkan hasil pemantauan kesehatan harian kepada Dinas Pendidikan dan Kebudayaan"},
  {"id":"L4.2.3.a","article":"Lampiran IV bagian 2 baris 3 huruf a","gistId":"Sebelum masuk gerbang: Pengantaran di lokasi yang ditentukan"},
  {"id":"L4.2.3.b","article":"Lampiran IV bagian 2 baris 3 huruf b","gistId":"Sebelum masuk gerbang: Pemeriksaan kesehatan: suhu dan gejala"},
  {"id":"L4.2.3.c","article":"Lampiran IV bagian 2 baris 3 huruf c","gistId":"Sebelum masuk gerbang: CTPS sebelum gerbang dan ruang kelas"},
  {"id":"L4.2.4.a","article":"Lampiran IV bagian 2 baris 4 huruf a","gistId":"Selama KBM: Masker dan jarak minimal 1,5 m"},
  {"id":"L4.2.4.e","article":"Lampiran IV bagian 2 baris 4 huruf e","gistId":"Selama KBM: Pengamatan visual kesehatan; bergejala ikuti protokol"},
  {"id":"L4.2.5.b","article":"Lampiran IV bagian 2 baris 5 huruf b","gistId":"Selesai KBM: Keluar kelas dan sekolah berbaris menjaga jarak"},
  {"id":"L4.2.5.c","article":"Lampiran IV bagian 2 baris 5 huruf c","gistId":"Selesai KBM: Penjemput menunggu di lokasi yang disediakan dengan jarak/antrian ditandai"},
  {"id":"L4.2.7.d","article":"Lampiran IV bagian 2 baris 7 huruf d","gistId":"Setelah sampai di rumah: Bila bergejala segera lapor tim kesehatan satuan pendidikan"},
  {"id":"L4.4.1.c","article":"Lampiran IV bagian 4 baris 1 huruf c","gistId":"Perpustakaan, ruang praktikum, ruang keterampilan: Masker dan jarak 1,5 m"},
  {"id":"L4.4.2.b","article":"Lampiran IV bagian 4 baris 2 huruf b","gistId":"Kantin: Masker dan jarak 1,5 m"},
  {"id":"L4.4.5.a","article":"Lampiran IV bagian 4 baris 5 huruf a","gistId":"Tangga dan lorong: Berjalan sendiri mengikuti arah jalur"},
  {"id":"L4.4.6.a","article":"Lampiran IV bagian 4 baris 6 huruf a","gistId":"Lapangan: Masker dan jarak 1,5 m dalam kegiatan bersama (upacara, olahraga, pramuka)"},
  {"id":"L4.4.7.b","article":"Lampiran IV bagian 4 baris 7 huruf b","gistId":"Ruang serba guna dan ruang olahraga: Masker dan jarak 1,5 m"},
  {"id":"L4.4.8.b","article":"Lampiran IV bagian 4 baris 8 huruf b","gistId":"Asrama: Masker dan jarak 1,5 m"},
  {"id":"BU.1","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"PTMT diselenggarakan dengan melibatkan dan mengintegrasikan berbagai stakeholder; bukan hanya tanggung jawab Dinas Pendidikan"},
  {"id":"BU.2","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"PTMT direncanakan dilaksanakan awal Tahun Ajaran 2021/2022, Juli 2021"},
  {"id":"BU.3","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Materi: mitigasi risiko, PHBS, literasi, numerasi"},
  {"id":"BU.RTL.1","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Melaporkan hasil kegiatan kepada atasan masing-masing"},
  {"id":"BU.RTL.2","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Penguatan koordinasi dan integrasi lintas OPD"},
  {"id":"BU.RTL.3","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Membentuk Tim Terpadu Persiapan PTMT"},
  {"id":"BU.RTL.4","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Advokasi dasar hukum/regulasi pelaksanaan PTMT"},
  {"id":"BU.RTL.5","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Verifikasi kesiapan sekolah melaksanakan PTMT"},
  {"id":"BU.RTL.6","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Melaksanakan PTMT"},
  {"id":"BU.RTL.7","article":"Berita Kesra Buleleng, 2 Juni 2021","gistId":"Monitoring dan evaluasi pelaksanaan PTMT"},
];

export const readinessRecord: ReadinessRecord = {
 "template": {
  "id": "skb-03kb2021-daftar-periksa",
  "version": 1,
  "substituteFor": "Perbup Bengkayang 51/2021 Lampiran I",
  "status": "press-reported",
  "provisionIds": [
   "P4.7.a"
  ]
 },
 "items": [
  {
   "id": "1.a",
   "groupId": "1",
   "groupTextId": "Ketersediaan sarana sanitasi dan kebersihan",
   "groupTextEn": "Sanitation and hygiene facilities",
   "textId": "Toilet bersih dan layak",
   "textEn": "Clean, decent toilets",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [
    "jml_jamban_l_g",
    "jml_jamban_p_g"
   ],
   "extraFields": [],
   "isolationDays": null
  },
  {
   "id": "1.b",
   "groupId": "1",
   "groupTextId": "Ketersediaan sarana sanitasi dan kebersihan",
   "groupTextEn": "Sanitation and hygiene facilities",
   "textId": "Sarana CTPS dengan air mengalir atau hand sanitizer",
   "textEn": "Hand washing with soap and running water, or sanitiser",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [
    "tempat_cuci_tangan",
    "a_sabun_air_mengalir"
   ],
   "extraFields": [],
   "isolationDays": null
  },
  {
   "id": "1.c",
   "groupId": "1",
   "groupTextId": "Ketersediaan sarana sanitasi dan kebersihan",
   "groupTextEn": "Sanitation and hygiene facilities",
   "textId": "Disinfektan",
   "textEn": "Disinfectant",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [],
   "isolationDays": null
  },
  {
   "id": "2",
   "groupId": "2",
   "groupTextId": "Mampu mengakses fasilitas pelayanan kesehatan",
   "groupTextEn": "Access to health services",
   "textId": "Mampu mengakses Puskesmas, klinik, rumah sakit, dan lainnya",
   "textEn": "Can reach Puskesmas, clinic, hospital or other",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [
    "facilityName",
    "distanceKm"
   ],
   "isolationDays": null
  },
  {
   "id": "3",
   "groupId": "3",
   "groupTextId": "Kesiapan area wajib masker",
   "groupTextEn": "Ready for mandatory mask area",
   "textId": "Kesiapan menerapkan area wajib masker kain atau masker tembus pandang bagi yang memiliki peserta didik disabilitas rungu",
   "textEn": "Mask area; transparent masks where there are pupils with hearing disability",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [],
   "isolationDays": null
  },
  {
   "id": "4",
   "groupId": "4",
   "groupTextId": "Memiliki thermogun",
   "groupTextEn": "Thermogun",
   "textId": "Memiliki thermogun (pengukur suhu tubuh tembak)",
   "textEn": "Has a thermogun",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [
    "count"
   ],
   "isolationDays": null
  },
  {
   "id": "5.a",
   "groupId": "5",
   "groupTextId": "Pemetaan warga satuan pendidikan yang tidak boleh melakukan kegiatan",
   "groupTextEn": "Mapping of members who may not take part",
   "textId": "Memiliki kondisi medis komorbid yang tidak terkontrol",
   "textEn": "Uncontrolled comorbidity",
   "answer": "MAPPED_COUNT",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [],
   "isolationDays": null
  },
  {
   "id": "5.b",
   "groupId": "5",
   "groupTextId": "Pemetaan warga satuan pendidikan yang tidak boleh melakukan kegiatan",
   "groupTextEn": "Mapping of members who may not take part",
   "textId": "Tidak memiliki akses transportasi yang memungkinkan jaga jarak",
   "textEn": "No transport that allows distance",
   "answer": "MAPPED_COUNT",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [],
   "isolationDays": null
  },
  {
   "id": "5.c",
   "groupId": "5",
   "groupTextId": "Pemetaan warga satuan pendidikan yang tidak boleh melakukan kegiatan",
   "groupTextEn": "Mapping of members who may not take part",
   "textId": "Riwayat perjalanan dari luar daerah dengan risiko tinggi dan belum isolasi mandiri 14 hari",
   "textEn": "Travel from high-risk area, 14-day self-isolation not completed",
   "answer": "MAPPED_COUNT",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [],
   "isolationDays": 14
  },
  {
   "id": "5.d",
   "groupId": "5",
   "groupTextId": "Pemetaan warga satuan pendidikan yang tidak boleh melakukan kegiatan",
   "groupTextEn": "Mapping of members who may not take part",
   "textId": "Riwayat kontak dengan orang terkonfirmasi positif dan belum isolasi mandiri 14 hari",
   "textEn": "Contact with a confirmed case, 14-day self-isolation not completed",
   "answer": "MAPPED_COUNT",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [],
   "isolationDays": 14
  },
  {
   "id": "6",
   "groupId": "6",
   "groupTextId": "Kesepakatan bersama komite sekolah",
   "groupTextEn": "Agreement with the school committee",
   "textId": "Membuat kesepakatan bersama komite sekolah terkait kesiapan PTM dengan tetap menerapkan protokol",
   "textEn": "Joint agreement with the school committee on readiness",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "press-reported",
   "source": "kalisari",
   "dapodikFields": [],
   "extraFields": [
    "date",
    "document"
   ],
   "isolationDays": null
  }
 ],
 "gateItems": [
  {
   "id": "B.1",
   "textId": "Satgas COVID-19 satuan pendidikan dibentuk (SK, 3 tim)",
   "textEn": "School task force formed (decree, 3 teams)",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "authoritative",
   "provisionIds": [
    "P4.6.a",
    "P7.5.b"
   ]
  },
  {
   "id": "B.2",
   "textId": "Protokol kesehatan satuan pendidikan disiapkan",
   "textEn": "Health protocol prepared",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "authoritative",
   "provisionIds": [
    "P4.6.c"
   ]
  },
  {
   "id": "B.3",
   "textId": "RKAS memuat sosialisasi, peningkatan kapasitas, sarana kesehatan",
   "textEn": "Budget line",
   "answer": "YES_NO",
   "mandatory": false,
   "status": "authoritative",
   "provisionIds": [
    "P7.5.c"
   ]
  },
  {
   "id": "B.4",
   "textId": "Pernyataan kesiapan kepala satuan pendidikan",
   "textEn": "Head's declaration of readiness",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "authoritative",
   "provisionIds": [
    "P4.7.b"
   ]
  },
  {
   "id": "B.5",
   "textId": "Simulasi PTM telah dilaksanakan",
   "textEn": "Simulation carried out",
   "answer": "YES_NO",
   "mandatory": true,
   "status": "authoritative",
   "provisionIds": [
    "P7.2.e"
   ]
  },
  {
   "id": "B.6",
   "textId": "Rekap surat izin/pernyataan orang tua",
   "textEn": "Recap of parental consents",
   "answer": "PERCENT",
   "mandatory": true,
   "status": "authoritative",
   "provisionIds": [
    "P5.1.d",
    "P7.7.a"
   ]
  }
 ],
 "teams": [
  {
   "id": "T1",
   "nameId": "Tim pembelajaran, psikososial, dan tata ruang",
   "nameEn": "Learning, psychosocial and layout team",
   "tasks": [
    {
     "id": "T1.1",
     "textId": "Pembagian kelompok belajar dalam rombel yang sama dan pengaturan jadwal pelajaran untuk setiap kelompok sesuai ketentuan masa transisi",
     "product": "shift planner",
     "status": "press-reported",
     "source": "satgas123"
    },
    {
     "id": "T1.2",
     "textId": "Tata letak ruangan: jarak duduk/berdiri/antri minimal 1,5 m dan tanda jaga jarak (kelas, kantin, ibadah, antar-jemput, ruang pendidik, TU, perpustakaan, koperasi)",
     "product": "room capacity, seat plan",
     "status": "press-reported",
     "source": "satgas123"
    },
    {
     "id": "T1.3",
     "textId": "Kecukupan ruang terbuka dan saluran udara untuk sirkulasi",
     "product": "room attributes: windows, ventilation",
     "status": "press-reported",
     "source": "satgas123"
    },
    {
     "id": "T1.4",
     "textId": "Lalu lintas satu arah di lorong dan tangga, atau pembatas dan penanda arah",
     "product": "map print",
     "status": "press-reported",
     "source": "kompasiana"
    },
    {
     "id": "T1.5",
     "textId": "Mekanisme pencegahan perundungan bagi warga terstigma (Permendikbud 82/2015)",
     "product": "protocol text",
     "status": "press-reported",
     "source": "kompasiana"
    },
    {
     "id": "T1.6",
     "textId": "Layanan kesehatan jiwa dan psikososial; menugaskan guru BK/wali kelas/pendidik sebagai penanggung jawab (119 ext 8, HIMPSI, PDSKJI)",
     "product": "task force member field",
     "status": "press-reported",
     "source": "kompasiana"
    }
   ]
  },
  {
   "id": "T2",
   "nameId": "Tim kesehatan, kebersihan, dan keamanan",
   "nameEn": "Health, hygiene and security team",
   "tasks": [
    {
     "id": "T2.1",
     "textId": "Membuat prosedur pemantauan dan pelaporan kebersihan dan kesehatan warga",
     "product": "daily report",
     "status": "press-reported",
     "source": "gurubagi"
    },
    {
     "id": "T2.2",
     "textId": "Mengusulkan kebutuhan sarana prasarana kebersihan dan kesehatan sesuai daftar periksa kepada kepala",
     "product": "resource estimator",
     "status": "press-reported",
     "source": "gurubagi"
    },
    {
     "id": "T2.3",
     "textId": "Pembersihan dan disinfeksi paling lambat satu hari sebelum PTM dan setiap hari selama PTM",
     "product": "daily checklist",
     "status": "press-reported",
     "source": "gurubagi"
    },
    {
     "id": "T2.4",
     "textId": "Pemantauan kesehatan harian; pencatatan; rujukan ke fasilitas kesehatan",
     "product": "daily screening",
     "status": "unverified",
     "source": null
    },
    {
     "id": "T2.5",
     "textId": "Menyiapkan ruang isolasi sementara",
     "product": "room type ISOLATION",
     "status": "unverified",
     "source": null
    },
    {
     "id": "T2.6",
     "textId": "Mengawasi protokol dan tamu, antar-jemput, pedagang",
     "product": "duty roster (piket)",
     "status": "unverified",
     "source": null
    }
   ]
  },
  {
   "id": "T3",
   "nameId": "Tim pelatihan dan humas",
   "nameEn": "Training and public relations team",
   "tasks": [
    {
     "id": "T3.1",
     "textId": "Sosialisasi pencegahan COVID-19, gejala, protokol, etika batuk/bersin, PHBS, prosedur pemantauan dan pelaporan, kontak layanan psikososial",
     "product": "leaflets",
     "status": "press-reported",
     "source": "kompasiana"
    },
    {
     "id": "T3.2",
     "textId": "Pelatihan tenaga kebersihan sebelum PTM dimulai",
     "product": "training log",
     "status": "press-reported",
     "source": "kompasiana"
    },
    {
     "id": "T3.3",
     "textId": "Menyampaikan protokol untuk tamu",
     "product": "guest poster",
     "status": "press-reported",
     "source": "kompasiana"
    },
    {
     "id": "T3.4",
     "textId": "Membagikan jadwal/kelompok dan pengumuman kepada orang tua",
     "product": "parent notice",
     "status": "unverified",
     "source": null
    }
   ]
  }
 ],
 "localExtras": [
  {
   "id": "X.1",
   "textId": "Tempat CTPS minimal 1 unit setiap kelas",
   "computed": "ceil(rooms_in_use * 1)",
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.2",
   "textId": "Thermogun minimal 2 unit untuk 200 siswa atau minimal 2 unit setiap sekolah",
   "computed": "max(2, 2*ceil(pupils/200))",
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.3",
   "textId": "Masker cadangan minimal 1/3 dari jumlah siswa",
   "computed": "ceil(pupils/3)",
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.4",
   "textId": "Hand sanitizer di setiap kelas",
   "computed": "rooms_in_use",
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.5",
   "textId": "Ruang isolasi beserta tanda",
   "computed": null,
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.6",
   "textId": "Akses keluar masuk terpisah",
   "computed": null,
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.7",
   "textId": "Penutupan kantin; larangan pedagang di sekitar sekolah",
   "computed": null,
   "value": null,
   "status": "press-reported",
   "source": "yuni",
   "enabledByDefault": false
  },
  {
   "id": "X.8",
   "textId": "Jadwal pembagian kelompok belajar (shifting) dan jam datang/pulang",
   "computed": null,
   "value": null,
   "status": "press-reported",
   "source": "bandung",
   "enabledByDefault": false
  },
  {
   "id": "X.9",
   "textId": "SK Satgas, SOP Satgas, SOP AKB, SOP antar jemput, SOP pemantauan kesehatan",
   "computed": null,
   "value": null,
   "status": "press-reported",
   "source": "bandung",
   "enabledByDefault": false
  },
  {
   "id": "X.10",
   "textId": "Data PTK yang telah divaksinasi",
   "computed": null,
   "value": null,
   "status": "press-reported",
   "source": "bandung",
   "enabledByDefault": false
  },
  {
   "id": "X.11",
   "textId": "Suhu >= 37,3 C pulang / ruang isolasi",
   "computed": null,
   "value": 37.3,
   "status": "press-reported",
   "source": "bogor",
   "enabledByDefault": false
  }
 ],
 "ratingBands": {
  "status": "press-reported",
  "source": "sumbar",
  "bands": [
   {
    "score": 1,
    "labelId": "Tidak Layak",
    "fromPercent": 0,
    "toPercent": 25
   },
   {
    "score": 2,
    "labelId": "Kurang Layak",
    "fromPercent": 26,
    "toPercent": 50
   },
   {
    "score": 3,
    "labelId": "Cukup Layak",
    "fromPercent": 51,
    "toPercent": 75
   },
   {
    "score": 4,
    "labelId": "Sangat Layak",
    "fromPercent": 76,
    "toPercent": 100
   }
  ]
 },
 "dailyReportFields": [
  {
   "name": "date"
  },
  {
   "name": "session"
  },
  {
   "name": "expected_pupils"
  },
  {
   "name": "present_pupils"
  },
  {
   "name": "expected_staff"
  },
  {
   "name": "present_staff"
  },
  {
   "name": "screened"
  },
  {
   "name": "temperature_over_threshold"
  },
  {
   "name": "symptom_counts",
   "keys": [
    "demam",
    "batuk",
    "pilek",
    "nyeri_tenggorokan",
    "sesak_nafas",
    "sakit_kepala",
    "mual_muntah",
    "diare",
    "anosmia",
    "ageusia"
   ]
  },
  {
   "name": "sent_home"
  },
  {
   "name": "referred_to_health_centre"
  },
  {
   "name": "confirmed_new"
  },
  {
   "name": "disinfection_before"
  },
  {
   "name": "disinfection_after"
  },
  {
   "name": "supplies_ok"
  },
  {
   "name": "thermogun_ok"
  },
  {
   "name": "notes"
  }
 ],
 "sources": {
  "kalisari": "https://sdn2kalisari.sch.id/blog/kbm-tatap-muka-sdn-2-kalisari-masuk-kelas-sesuai-peraturan-yang-dijadwalkan (quotes SKB 2021 text)",
  "kesiapan": "https://sekolah.data.kemdikbud.go.id/kesiapanbelajar/data/kec/140104 (official readiness page, Kec. Selat: columns 1.1-1.7, 2, 3, 4, 5 + nearest health facility name and distance km)",
  "satgas123": "https://123dok.com/article/pembentukan-satgas-covid-di-satuan-pendidikan.y4w6g50v",
  "kompasiana": "https://kompasiana.com/josehasibuan/5ff1e5f7d541df1e9f475ce3/ pages 2, 4",
  "gurubagi": "https://gurubagi.com/?p=9550",
  "yuni": "https://id.scribd.com/document/561648512/JUKNIS-Yuni-Shara",
  "bandung": "https://id.scribd.com/document/523466763/Intrumen-PTM-Kota-Bandung-Final-Final-Ok",
  "sumbar": "https://id.scribd.com/document/502290783/Instrumen-Pemantauan-Kesiapan-Sekolah-Tatap-Muka",
  "bogor": "https://id.scribd.com/document/590926064/1-PANDUAN-PTMT-SD-KOTA-BOGOR-1-63-82"
 }
};
